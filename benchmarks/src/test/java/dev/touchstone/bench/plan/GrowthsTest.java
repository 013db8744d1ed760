package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowthsTest {
    private static final PlanSettings SETTINGS = settings(List.of(10_000, 20_000, 40_000), 160_000);
    private static final HnswSize PACKING = new HnswSize(VectorForm.VECTOR, 768, 16);

    private static PlanSettings settings(List<Integer> sizes, int heldOut) {
        return new PlanSettings(
                768,
                sizes,
                heldOut,
                new PlanSettings.Index(16, 64, 40, 10),
                new PlanSettings.Effort(2, 100, 2, 1, 1, 1, PlanSettings.Pace.USUAL),
                LatencyTarget.p99(Duration.ofMillis(50)),
                Traffic.searches());
    }

    /** A size whose build takes n ln n, whose p95 is rows^0.2, and whose knee is 1e4 / rows^0.2. */
    private static MeasuredSize size(int rows, double buildFactor) {
        double build = buildFactor * rows * Math.log(rows);
        double slow = Math.pow(rows, 0.2);
        return new MeasuredSize(
                rows,
                Collections.nCopies(2, new MeasuredSize.Build(build, bytes(rows))),
                List.of(slow, slow),
                List.of(3 * slow),
                List.of(new KneeRun(1e4 / slow, 1.05e4 / slow, List.of())));
    }

    private static MeasuredSize.Bytes bytes(int rows) {
        return new MeasuredSize.Bytes(PACKING.bytes(rows), rows / 2 * 8_192L, 0, rows * 100L, 3_600);
    }

    private static Growth growth(List<MeasuredSize> sizes, Metric metric) {
        return new Growths(SETTINGS, sizes, 5_000_000)
                .all().stream()
                        .filter(growth -> growth.figure().equals(metric.key()))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<MeasuredSize> sizes(double heldOutFactor) {
        return Stream.concat(
                        SETTINGS.sizes().stream().map(rows -> size(rows, 1)),
                        Stream.of(size(SETTINGS.heldOut(), heldOutFactor)))
                .toList();
    }

    @Test
    void predictsTheHeldOutSizeFromTheOthersAlone() {
        Growth honest = growth(sizes(1), PlanMetrics.BUILD_TIME);
        assertThat(honest.heldOut().orElseThrow().error()).isCloseTo(0, within(1e-9));
        assertThat(honest.fitted()).hasSize(6).allMatch(point -> point.rows() < SETTINGS.heldOut());
        Growth slower = growth(sizes(2), PlanMetrics.BUILD_TIME);
        assertThat(slower.heldOut().orElseThrow().error()).isCloseTo(-0.5, within(1e-9));
        assertThat(slower.heldOut().orElseThrow().covered()).isFalse();
        assertThat(slower.asked()).isEqualTo(honest.asked());
    }

    @Test
    void takesTheIndexSizeFromPagePackingWhateverWasMeasured() {
        Growth size = growth(sizes(1), PlanMetrics.INDEX_SIZE);
        assertThat(size.asked().value()).isEqualTo((double) PACKING.bytes(5_000_000));
        assertThat(size.heldOut().orElseThrow().covered()).isTrue();
    }

    @Test
    void marksWhatLiesFarBeyondTheSizesMeasured() {
        assertThat(growth(sizes(1), PlanMetrics.P95).asked().far()).isTrue();
    }

    @Test
    void takesTheTableFromPagePackingOfItsRows() {
        Growth table = growth(sizes(1), PlanMetrics.TABLE_SIZE);
        assertThat(table.heldOut().orElseThrow().error()).isCloseTo(0, within(1e-6));
        assertThat(table.model()).contains("rows of 3600 bytes");
    }

    @Test
    void refusesSizesThatCannotBeFittedOrHeldOut() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings(List.of(10_000, 20_000), 40_000))
                .withMessageContaining("3 sizes");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings(List.of(10_000, 20_000, 40_000), 40_000))
                .withMessageContaining("held-out");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings(List.of(10, 20_000, 40_000), 50_000))
                .withMessageContaining("below 1000");
    }
}
