package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.capacity.BatchSizing.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizingTest {
    private static Rate rate(boolean indexed, int batch, int writers, double rate) {
        return new Rate(indexed, batch, writers, rate, new Band(rate, rate));
    }

    @Test
    void takesTheSmallestBatchAndTheFewestWritersThatAreNearTheBest() {
        BatchSizing sizing = BatchSizing.of(List.of(
                rate(false, 1, 1, 900),
                rate(false, 1, 4, 2_000),
                rate(false, 100, 1, 9_000),
                rate(false, 100, 2, 9_600),
                rate(false, 100, 4, 9_700),
                rate(false, 500, 4, 10_000),
                rate(true, 100, 1, 300)));
        assertThat(sizing.recommended().batch()).isEqualTo(100);
        assertThat(sizing.recommended().writers()).isEqualTo(2);
    }

    @Test
    void countsAsMaintenanceWhatARowTakesMoreWithTheIndex() {
        BatchSizing sizing = BatchSizing.of(List.of(rate(false, 100, 1, 10_000), rate(true, 100, 1, 250)));
        assertThat(sizing.maintenanceMillis()).isCloseTo(4 - 0.1, within(1e-9));
    }

    @Test
    void saysNothingWhereTheIndexWasNotMeasuredBesideIt() {
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> BatchSizing.of(List.of(rate(false, 100, 1, 10_000))));
    }
}
