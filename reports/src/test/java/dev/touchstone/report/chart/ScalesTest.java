package dev.touchstone.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalesTest {
    @Test
    void givesHighRecallMostOfTheAxis() {
        Scale scale = Scales.recall(List.of(0.3, 1.0));
        assertThat(scale.at(1) - scale.at(0.9)).isGreaterThan(2 * (scale.at(0.9) - scale.at(0.3)));
        assertThat(scale.ticks()).extracting(Tick::label).endsWith("0.99", "0.995", "≥ 0.999");
    }

    @Test
    void turnsLogarithmicOnlyOverADecade() {
        assertThat(Scales.amounts(List.of(100.0, 900.0)).low()).isZero();
        assertThat(Scales.amounts(List.of(61.0, 1500.0)).ticks())
                .extracting(Tick::label)
                .contains("100", "200", "500", "1,000");
    }

    @Test
    void survivesOneValueAndZero() {
        for (Scale scale : List.of(
                Scales.amounts(List.of(5.0)),
                Scales.amounts(List.of(0.0)),
                Scales.logarithmic(List.of(5.0)),
                Scales.recall(List.of(1.0)),
                Scales.measured(List.of(1.0)),
                Scales.rows(List.of("one")))) {
            assertThat(scale.high()).isGreaterThan(scale.low());
            assertThat(scale.ticks()).hasSizeBetween(1, 15);
        }
    }

    @Test
    void keepsTicksApartWhereManyValuesWereMeasured() {
        List<Double> values = java.util.stream.IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> (double) i)
                .toList();
        assertThat(Scales.measured(values).ticks()).hasSizeLessThan(25);
    }
}
