package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import org.junit.jupiter.api.Test;

class IvfFlatSizeTest {
    @Test
    void packsTwoVectorsOf768DimensionsAPageAndBeginsAPageAList() {
        // 50,000 pages of entries, a quarter page left over a list, 50 pages of centres and the meta page
        double pages = new IvfFlatSize(VectorForm.VECTOR, 768, 100).bytes(100_000) / 8192.0;
        assertThat(pages).isCloseTo(50_000 + 25 + 50 + 1, within(1.0));
    }

    @Test
    void neverTakesLessThanAPageAList() {
        assertThat(new IvfFlatSize(VectorForm.VECTOR, 8, 1_000).bytes(1_000)).isGreaterThan(1_000 * 8192L);
    }

    @Test
    void takesTheListsThatAreAdvised() {
        assertThat(IvfFlatSize.advised(VectorForm.VECTOR, 768, 1_000_000).lists())
                .isEqualTo(1_000);
        assertThat(IvfFlatSize.advised(VectorForm.VECTOR, 768, 4_000_000).lists())
                .isEqualTo(2_000);
        assertThat(IvfFlatSize.advised(VectorForm.VECTOR, 768, 10).lists()).isEqualTo(1);
    }

    @Test
    void refusesListsThatNoIndexHas() {
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> new IvfFlatSize(VectorForm.VECTOR, 8, 0))
                .withMessageContaining("lists is 0");
    }
}
