package dev.touchstone.bench.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.PlanObservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
    private static final SearchSettings HNSW = HnswSearch.of(40);
    private static final Map<String, String> SETTINGS =
            Map.of("hnsw.ef_search", "40", "hnsw.iterative_scan", "strict_order");

    private static PlanObservation seen(int execution, boolean vectorIndex, Map<String, String> settings) {
        String node = vectorIndex ? "Index Scan" : "Seq Scan";
        return new PlanObservation(execution, node, Optional.empty(), vectorIndex, false, settings, "{}");
    }

    @Test
    void acceptsTheIndexUnderTest() {
        PlanCheck check = PlanCheck.of(HNSW, List.of(seen(1, true, SETTINGS), seen(2, true, SETTINGS)));

        assertThat(check.fault()).isEmpty();
        assertThat(check.okShare()).isEqualTo(1);
    }

    @Test
    void noticesAPlanThatChangesAfterSomeExecutions() {
        PlanCheck check = PlanCheck.of(HNSW, List.of(seen(1, true, SETTINGS), seen(10, false, SETTINGS)));

        assertThat(check.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("execution 10", "Seq Scan"));
        assertThat(check.okShare()).isEqualTo(0.5);
    }

    @Test
    void noticesSettingsThatWereNotInForce() {
        Map<String, String> other = Map.of("hnsw.ef_search", "100", "hnsw.iterative_scan", "strict_order");

        assertThat(PlanCheck.of(HNSW, List.of(seen(1, true, other))).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("hnsw.ef_search was 100, not 40"));
    }

    @Test
    void noticesAnIndexWhereExactSearchWasAskedFor() {
        assertThat(PlanCheck.of(new ExactSearch(), List.of(seen(1, true, Map.of())))
                        .fault())
                .isPresent();
    }

    @Test
    void nothingObservedIsAFault() {
        assertThat(PlanCheck.of(HNSW, List.of()).fault()).isPresent();
    }

    @Test
    void looksAtTheSettingsAloneWhereTheWorkloadLeavesThePlanToThePlanner() {
        Map<String, String> other = Map.of("hnsw.ef_search", "41", "hnsw.iterative_scan", "strict_order");
        assertThat(PlanCheck.faultOfSettings(HNSW, List.of(seen(1, false, SETTINGS))))
                .isEmpty();
        assertThat(PlanCheck.faultOfSettings(HNSW, List.of(seen(1, false, SETTINGS), seen(2, false, other))))
                .contains("execution 2: hnsw.ef_search was 41, not 40");
    }
}
