package dev.touchstone.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedVectorsTest {
    private static final int ROWS = 10;

    @TempDir
    private Path folder;

    @Test
    void readsAcrossSegmentsAsIfThereWereOne() throws IOException {
        Path file = file();
        MappedVectors whole = new MappedVectors(file, ROWS, 2);
        MappedVectors cut = new MappedVectors(file, ROWS, 2, 3 * 2 * Float.BYTES + 1);
        float[] expected = new float[ROWS * 2];
        float[] actual = new float[ROWS * 2];
        whole.read(0, ROWS, expected);
        cut.read(0, ROWS, actual);
        assertThat(actual).isEqualTo(expected);
        assertThat(cut.row(9)).containsExactly(9, -9);
    }

    @Test
    void refusesRowsBeyondTheEnd() throws IOException {
        MappedVectors vectors = new MappedVectors(file(), ROWS, 2);
        assertThatThrownBy(() -> vectors.read(9, 2, new float[4])).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private Path file() throws IOException {
        Path file = folder.resolve("corpus.f32");
        List<float[]> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> new float[] {row, -row})
                .toList();
        try (ResumableVectorFile vectors = new ResumableVectorFile(file, ROWS, 2)) {
            vectors.append(rows);
        }
        return file;
    }
}
