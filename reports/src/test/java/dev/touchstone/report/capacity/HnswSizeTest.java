package dev.touchstone.report.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HnswSizeTest {
    private static final double MIB = 1 << 20;

    /** MiB per million rows, scaled from indexes of a few thousand rows, measured with pgvector 0.8.0 and m 16. */
    @ParameterizedTest
    @CsvSource({
        "VECTOR, 128, 801",
        "VECTOR, 384, 1957",
        "VECTOR, 600, 2617",
        "VECTOR, 612, 3910",
        "VECTOR, 768, 3910",
        "VECTOR, 944, 4219",
        "VECTOR, 960, 7816",
        "VECTOR, 1536, 7816",
        "VECTOR, 2000, 15629",
        "HALFVEC, 768, 1957",
        "HALFVEC, 1024, 2609",
        "HALFVEC, 1536, 3910"
    })
    void agreesWithMeasuredIndexesOnBothSidesOfEachCliff(VectorForm form, int dimension, double measured) {
        assertThat(new HnswSize(form, dimension, 16).bytes(1_000_000) / MIB)
                .isCloseTo(measured, within(measured * 0.015));
    }

    @Test
    void scalesWithRowsBeyondThoseItPacks() {
        HnswSize size = new HnswSize(VectorForm.VECTOR, 768, 16);
        assertThat((double) size.bytes(10_000_000)).isCloseTo(10.0 * size.bytes(1_000_000), within(100_000.0));
        assertThat(size.bytes(0)).isEqualTo(8192);
    }

    @Test
    void refusesWhatNoIndexCanHold() {
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> new HnswSize(VectorForm.VECTOR, 2001, 16))
                .withMessageContaining("2000");
        assertThatExceptionOfType(ReportException.class)
                .isThrownBy(() -> new HnswSize(VectorForm.VECTOR, 768, 101))
                .withMessageContaining("m is 101");
    }
}
