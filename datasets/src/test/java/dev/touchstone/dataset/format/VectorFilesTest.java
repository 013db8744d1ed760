package dev.touchstone.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.VectorTable;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFilesTest {
    private static final int ROWS = 700;
    private static final int DIMENSION = 33;

    @TempDir
    private Path folder;

    private final float[][] vectors = vectors();

    @ParameterizedTest
    @ValueSource(strings = {"a.fvecs", "a.fbin", "a.npy"})
    void readsEveryRowInAnyOrder(String name) throws IOException {
        try (VectorFile read = VectorFiles.open(write(name))) {
            requireSame(read);
        }
    }

    @Test
    void readsTheFilesOfAnnBenchmarks() {
        Path file = hdf5("angular", vectors, Arrays.copyOf(vectors, 9));
        try (Hdf5File content = Hdf5File.open(file);
                VectorFile corpus = content.corpus();
                VectorFile queries = content.queries().orElseThrow()) {
            requireSame(corpus);
            assertThat(queries.size()).isEqualTo(9);
            assertThat(content.metric()).contains(Metric.COSINE);
        }
    }

    private void requireSame(VectorTable read) {
        assertThat(read.size()).isEqualTo(ROWS);
        assertThat(read.dimension()).isEqualTo(DIMENSION);
        for (int row : new int[] {ROWS - 1, 0, 350, 1, ROWS - 1}) {
            assertThat(read.row(row)).containsExactly(vectors[row]);
        }
        float[] three = new float[3 * DIMENSION];
        read.read(400, 3, three);
        assertThat(Arrays.copyOfRange(three, 2 * DIMENSION, 3 * DIMENSION)).containsExactly(vectors[402]);
    }

    @ParameterizedTest
    @CsvSource({"ivecs, -7 500000", "bvecs, 0 255", "ibin, -7 500000", "u8bin, 0 255", "i8bin, -128 127"})
    void readsWholeNumbers(String ending, String numbers) throws IOException {
        int[] expected =
                Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        if (ending.endsWith("bin")) {
            bytes.putInt(1);
        }
        bytes.putInt(2);
        for (int number : expected) {
            if (ending.startsWith("i") && !ending.startsWith("i8")) {
                bytes.putInt(number);
            } else {
                bytes.put((byte) number);
            }
        }
        Path file = Files.write(folder.resolve("a." + ending), Arrays.copyOf(bytes.array(), bytes.position()));
        try (VectorFile read = VectorFiles.open(file)) {
            assertThat(read.row(0)).containsExactly(expected[0], expected[1]);
        }
    }

    @Test
    void readsHalfPrecisionOfEveryKind() {
        assertThat(Element.half((short) 0x3c00)).isEqualTo(1);
        assertThat(Element.half((short) 0xc000)).isEqualTo(-2);
        assertThat(Element.half((short) 0x7bff)).isEqualTo(65_504);
        assertThat(Element.half((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(Element.half((short) 0x7c00)).isInfinite();
        assertThat(Element.half((short) 0x7e00)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.fvecs", "a.fbin", "a.npy", "a.hdf5"})
    void refusesATruncatedFileWhereverItEnds(String name) throws IOException {
        byte[] whole = Files.readAllBytes(write(name));
        for (int length : new int[] {0, 3, 20, whole.length / 2 + 1, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, length));
            refuses(cut, cut.toString());
        }
    }

    @Test
    void refusesAVectorOfAnotherDimension() throws IOException {
        Path file = write("a.fvecs");
        byte[] bytes = Files.readAllBytes(file);
        bytes[5 * (DIMENSION + 1) * Float.BYTES] = DIMENSION - 1;
        refuses(Files.write(file, bytes), "vector 5", "32", "33");
    }

    @ParameterizedTest
    @CsvSource({"2000000000, 33", "700, -5", "700, 2000000000", "0, 33", "700, 0", "-1, 33"})
    void refusesAbsurdCountsWithoutTryingToHoldThem(int rows, int dimension) throws IOException {
        Path file = write("a.fbin");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, rows).putInt(4, dimension);
        refuses(Files.write(file, bytes.array()), file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': True, 'shape': (700, 33), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (23100,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (700, 33), }",
                "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (700, 33), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999, 33), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (700, 34), }",
                "{}"
            })
    void refusesAnNpyHeaderThatIsNotOneOfVectors(String header) throws IOException {
        Path file = Files.write(folder.resolve("b.npy"), npy(header));
        refuses(file, file.toString());
    }

    @Test
    void refusesAMetricVectorsAreNotSearchedBy() {
        try (Hdf5File content = Hdf5File.open(hdf5("jaccard", vectors, vectors))) {
            assertThatThrownBy(content::metric).hasMessageContaining("jaccard").hasMessageContaining("angular");
        }
    }

    @Test
    void refusesAnHdf5FileWithoutACorpus() throws IOException {
        Path file = folder.resolve("other.hdf5");
        try (WritableHdfFile written = HdfFile.write(file)) {
            written.putDataset("elsewhere", vectors);
        }
        refuses(file, "train");
    }

    private static void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> {
                    if (!VectorFiles.isHdf5(file)) {
                        VectorFiles.open(file).close();
                        return;
                    }
                    try (Hdf5File content = Hdf5File.open(file);
                            VectorFile corpus = content.corpus()) {
                        for (int row = 0; row < corpus.size(); row++) {
                            corpus.row(row);
                        }
                    }
                })
                .isInstanceOf(DatasetException.class)
                .message()
                .contains(parts)
                .hasLineCount(1);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        return switch (name.substring(2)) {
            case "fvecs" -> Files.write(file, floats(true, new byte[0]));
            case "fbin" -> {
                ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                yield Files.write(
                        file,
                        floats(false, header.putInt(ROWS).putInt(DIMENSION).array()));
            }
            case "npy" -> Files.write(file, npy("{'descr': '<f4', 'fortran_order': False, 'shape': (700, 33), }"));
            default -> hdf5("euclidean", vectors, vectors);
        };
    }

    private byte[] npy(String header) {
        ByteBuffer start = ByteBuffer.allocate(10 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
        start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        start.put(header.getBytes(StandardCharsets.US_ASCII));
        return floats(false, start.array());
    }

    private byte[] floats(boolean dimensions, byte[] header) {
        ByteBuffer bytes = ByteBuffer.allocate(header.length + ROWS * (DIMENSION + (dimensions ? 1 : 0)) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (float[] vector : vectors) {
            if (dimensions) {
                bytes.putInt(DIMENSION);
            }
            for (float component : vector) {
                bytes.putFloat(component);
            }
        }
        return bytes.array();
    }

    private Path hdf5(String distance, float[][] train, float[][] test) {
        Path file = folder.resolve("a.hdf5");
        try (WritableHdfFile written = HdfFile.write(file)) {
            written.putDataset("train", train);
            written.putDataset("test", test);
            written.putAttribute("distance", distance);
        }
        return file;
    }

    private static float[][] vectors() {
        Random random = new Random(3);
        float[][] vectors = new float[ROWS][DIMENSION];
        for (float[] vector : vectors) {
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }
}
