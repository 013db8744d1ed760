package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.report.ReportException;
import org.junit.jupiter.api.Test;

class TableSizeTest {
    @Test
    void putsWholeRowsOnPages() {
        // 8,168 usable bytes: two rows of 4,080 and their pointers fill a page, two of 4,088 do not fit
        assertThat(new TableSize(4_080, 0).heapBytes(100)).isEqualTo(50 * 8192);
        assertThat(new TableSize(4_088, 0).heapBytes(100)).isEqualTo(100 * 8192);
        assertThat(new TableSize(4_080, 0).heapBytes(101)).isEqualTo(51 * 8192);
        assertThat(new TableSize(100, 0).heapBytes(0)).isZero();
    }

    @Test
    void cutsWhatIsOutOfLineIntoChunks() {
        assertThat(new TableSize(100, 4 * 1996).toastBytes(100)).isEqualTo(100 * 8192);
        assertThat(new TableSize(100, 0).toastBytes(100)).isZero();
        // six whole chunks and a short one: five pages hold three rows
        assertThat(new TableSize(100, 12_292).toastBytes(900)).isEqualTo(1_500 * 8192L);
    }

    @Test
    void refusesARowThatFitsNoPage() {
        assertThatExceptionOfType(ReportException.class).isThrownBy(() -> new TableSize(9_000, 0));
    }
}
