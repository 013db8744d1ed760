package dev.touchstone.bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeingRunbookFileTest {
    private static final String STANDARD = AgeingRunbookFile.template();

    @Test
    void readsTheRunbookThatItPrints() {
        assertThat(AgeingRunbookFile.read("copy", STANDARD)).isEqualTo(AgeingRunbookFile.standard());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vacuum_every: 2  | vacum_every: 2   | vacum_every",
                "cycles: 12       | cycles: 0        | cycles is 0",
                "reindex_every: 12| reindex_every: 13| reindex_every is 13",
                "deleted: 0.005   | deleted: -0.1    | day.deleted is -0.1",
                "drift: 0.1       | drift: 0         | drift is 0.0",
                "recall: 0.01     | recall: 1.5      | tolerance.recall is 1.5",
                "days_per_cycle: 10| days_per_cycle: 100 | lower days_per_cycle",
                "initial_share: 0.8| initial_share: 1| initial_share is 1.0"
            })
    void refusesByName(String good, String bad, String message) {
        assertThat(STANDARD).contains(good);
        assertThatThrownBy(() -> AgeingRunbookFile.read("mine", STANDARD.replace(good, bad)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("runbook mine")
                .hasMessageContaining(message);
    }

    @Test
    void refusesARunbookThatAgesNothing() {
        String idle = STANDARD.replace("updated: 0.005", "updated: 0").replace("deleted: 0.005", "deleted: 0");
        assertThatThrownBy(() -> AgeingRunbookFile.read("mine", idle)).hasMessageContaining("nothing ages");
    }
}
