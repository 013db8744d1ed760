package dev.touchstone.bench.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.bench.jmh.Repeat;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Repeat repeat(long millis, double perSecond) {
        Histogram nanos = new Histogram(3);
        nanos.recordValueWithCount(millis * 1_000_000, 10);
        return new Repeat(nanos, perSecond);
    }

    private final Figures figures =
            new Figures(Map.of("index", "exact"), List.of(repeat(9, 100), repeat(2, 500), repeat(3, 300)));

    @Test
    void quotesTheMedianOfTheRepeatsNotTheBest() {
        Measurement p50 = figures.percentileMillis(Metrics.SEARCH_P50, 50);

        assertThat(p50.value()).isCloseTo(3, within(0.01));
        assertThat(p50.spread()).hasValueSatisfying(spread -> {
            assertThat(spread.low()).isCloseTo(2, within(0.01));
            assertThat(spread.high()).isCloseTo(9, within(0.01));
        });
        assertThat(p50.samples()).isEqualTo(30);
    }

    @Test
    void ratesAreMultipliedByTheUnitsOfAnOperation() {
        assertThat(figures.perSecond(Metrics.INGEST_RATE, 1000).value()).isEqualTo(300_000);
    }

    @Test
    void theHistogramHoldsEveryRepeat() {
        assertThat(figures.latencies().getTotalCount()).isEqualTo(30);
    }
}
