package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.tune.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildTimesTest {
    @Test
    void anIndexBuiltOnceIsAsUncertainAsTheBuildsOfOthersDiffer() {
        double[] once = {10};
        Interval calm = new BuildTimes(List.of(once, new double[] {2, 2.02, 1.99})).interval(once);
        Interval restless = new BuildTimes(List.of(once, new double[] {2, 3, 1.4})).interval(once);

        assertThat(calm.value()).isEqualTo(10, within(1e-9));
        assertThat(restless.high() - restless.low()).isGreaterThan(5 * (calm.high() - calm.low()));
    }

    @Test
    void whereNothingWasBuiltTwiceTheTimeHasNoInterval() {
        double[] once = {10};
        Interval interval = new BuildTimes(List.of(once)).interval(once);

        assertThat(interval.low()).isEqualTo(interval.high());
    }
}
