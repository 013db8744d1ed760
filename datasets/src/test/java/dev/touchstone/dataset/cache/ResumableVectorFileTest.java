package dev.touchstone.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableVectorFileTest {
    private static final int ROWS = 2_500;
    private static final int DIMENSION = 3;
    private static final int CHUNK = ResumableVectorFile.CHUNK_ROWS;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeTwoChunks() throws IOException {
        file = folder.resolve("corpus.f32");
        try (ResumableVectorFile vectors = open()) {
            vectors.append(rows(0, CHUNK));
            vectors.append(rows(CHUNK, CHUNK));
        }
    }

    @Test
    void goesOnAfterTheLastWholeChunk() throws IOException {
        assertCompletesFrom(2 * CHUNK);
    }

    @Test
    void distrustsAChunkThatWasHalfWritten() throws IOException {
        Files.write(file, new byte[100], StandardOpenOption.APPEND);
        assertCompletesFrom(2 * CHUNK);
    }

    @Test
    void distrustsAChunkWhoseBytesChanged() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek((long) CHUNK * DIMENSION * Float.BYTES + 7);
            bytes.write(99);
        }
        assertCompletesFrom(CHUNK);
    }

    @Test
    void distrustsAChunkWithoutItsChecksum() throws IOException {
        Path checksums = ResumableVectorFile.checksumsOf(file);
        Files.write(checksums, Arrays.copyOf(Files.readAllBytes(checksums), Long.BYTES + 3));
        assertCompletesFrom(CHUNK);
    }

    @Test
    void startsAnewWhereNothingIsLeft() throws IOException {
        Files.delete(file);
        assertCompletesFrom(0);
    }

    private void assertCompletesFrom(int expected) throws IOException {
        try (ResumableVectorFile vectors = open()) {
            assertThat(vectors.completeRows()).isEqualTo(expected);
            while (vectors.nextChunkRows() > 0) {
                vectors.append(rows(vectors.completeRows(), vectors.nextChunkRows()));
            }
        }
        MappedVectors read = new MappedVectors(file, ROWS, DIMENSION);
        assertThat(Files.size(file)).isEqualTo((long) ROWS * DIMENSION * Float.BYTES);
        for (int row = 0; row < ROWS; row++) {
            assertThat(read.row(row)).containsExactly(row, row + 0.5f, -row);
        }
    }

    private ResumableVectorFile open() throws IOException {
        return new ResumableVectorFile(file, ROWS, DIMENSION);
    }

    private static List<float[]> rows(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(row -> new float[] {row, row + 0.5f, -row})
                .toList();
    }
}
