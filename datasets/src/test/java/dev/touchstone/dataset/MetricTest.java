package dev.touchstone.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricTest {
    private static final float[] A = {3, 4};
    private static final float[] B = {4, 3};

    @Test
    void knowsTheDistancesOfAPlaneTriangle() {
        assertThat(Metric.COSINE.distance(A, B)).isCloseTo(1 - 24.0 / 25, within(1e-15));
        assertThat(Metric.L2.distance(A, B)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(Metric.INNER_PRODUCT.distance(A, B)).isEqualTo(-24);
    }

    @Test
    void keepsSmallL2DistancesBetweenLongVectors() {
        float[] far = {10_000_000, 1};
        float[] near = {10_000_000, 1.001f};
        assertThat(Metric.L2.distance(far, near)).isCloseTo(0.001, within(1e-7));
    }

    @Test
    void refusesACosineDistanceToZero() {
        assertThatThrownBy(() -> Metric.COSINE.distance(A, new float[2]))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cosine");
    }

    @Test
    void refusesVectorsOfDifferentDimensions() {
        assertThatThrownBy(() -> Metric.L2.distance(A, new float[3])).hasMessageContaining("2 and 3 dimensions");
    }
}
