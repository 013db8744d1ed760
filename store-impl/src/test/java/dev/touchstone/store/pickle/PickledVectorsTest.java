package dev.touchstone.store.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.Python;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shape of pickle that Python writes and we read otherwise, or a pickle that makes the reader hold more than a few rows. */
class PickledVectorsTest {
    @TempDir
    private Path folder;

    /** Pickles the value under protocols 2 to 5 and prints, for the first, each of its vectors' numbers in hexadecimal. */
    private List<String> pickle(String value) throws Exception {
        return Python.run("""
                        import pickle, sys
                        try:
                            import numpy as np
                        except ImportError:
                            pass
                        value = VALUE
                        for protocol in range(2, 6):
                            pickle.dump(value, open(sys.argv[1] + str(protocol), 'wb'), protocol=protocol)
                        for vector in pickle.load(open(sys.argv[1] + '2', 'rb')):
                            print(' '.join(float(x).hex() for x in (vector if vector is not None else [])))
                        """.replace("VALUE", value), folder.resolve("pickle"))
                .lines()
                .toList();
    }

    private List<double[]> read(int protocol) throws IOException {
        return readAll(folder.resolve("pickle" + protocol));
    }

    private static List<double[]> readAll(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (PickledVectors vectors = PickledVectors.open(file)) {
            for (double[] vector = vectors.next(); vector != null; vector = vectors.next()) {
                rows.add(vector);
            }
            assertThat(vectors.next()).isNull();
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "np.arange(12.0).reshape(3, 4)",
                "np.arange(12, dtype='f4').reshape(3, 4)",
                "np.arange(12, dtype='>f4').reshape(3, 4)",
                "np.arange(40000.0).reshape(5, 8000)",
                "[np.arange(9000, dtype='>f8'), np.arange(3, dtype='f4')]",
                "[np.random.default_rng(1).normal(size=9).astype('f4') for _ in range(2000)]",
                "[list(row) for row in np.random.default_rng(1).normal(size=(500, 40))]",
                "[tuple(row) for row in np.random.default_rng(1).normal(size=(500, 40)).astype('f4')]",
                "(lambda v, x: [v, [x, 1.0]] * 300 + [np.ones(2)] * 200 + [v, [x, x, x]])(np.ones(3), np.float64(7.5))",
                "[[np.float32(i)] for i in range(200)]",
                "[[np.float64(i) for i in range(1001)] for _ in range(3)]",
            })
    void readsWhatNumpyWrites(String value) throws Exception {
        Python.require("numpy");
        readsWhatPythonWrites(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "()",
                "[[1.5]]",
                "[[1.5], [2.5]]",
                "([1.5, 2.5], [3.5, 4.5])",
                "((1.5, 2.5),)",
                "([1.5], (2.5,), [3.5])",
                "([1.5], (2.5,), [3.5], (4.5, 5.5, 6.5, 7.5))",
                "[[float(i * j) for j in range(2001)] for i in range(5)]",
                "[[float(i * j) for j in range(3)] for i in range(5003)]",
                "tuple((float(i), 0.5, -0.0, 1e-310) for i in range(3001))",
                "[[1, 2.5, -3, 10**30, 255, 65535, -2**31]] * 3",
                "[[1.5], None, [], (), [2.5]]",
                "[[1.5]] * 5000 + [[2.5]]",
                "(lambda v, w: [v, w] * 700 + [[3.5]] * 100 + [v, w])([0.5, 1.5], (2.5, 3.5, 4.5, 5.5))",
            })
    void readsWhatPythonWrites(String value) throws Exception {
        List<String> expected = pickle(value);
        for (int protocol = 2; protocol <= 5; protocol++) {
            List<double[]> rows = read(protocol);
            assertThat(rows).hasSameSizeAs(expected);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(hex(rows.get(i))).isEqualTo(numbers(expected.get(i)));
            }
        }
    }

    private static List<Double> hex(double[] row) {
        List<Double> numbers = new ArrayList<>();
        for (double number : row) {
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Double> numbers(String line) {
        List<Double> numbers = new ArrayList<>();
        for (String number : line.isEmpty() ? new String[0] : line.split(" ", -1)) {
            numbers.add(Double.parseDouble(number));
        }
        return numbers;
    }

    @Test
    void writesWhatPythonReadsAndWouldHaveWritten() throws Exception {
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        try (OutputStream out = Files.newOutputStream(ours)) {
            PickleWriter writer = new PickleWriter(out);
            for (int i = 0; i < 2500; i++) {
                writer.write(new double[] {i, 0.1, -i});
            }
            writer.finish();
        }
        Python.run("""
                import pickle, sys
                value = pickle.load(open(sys.argv[1], 'rb'))
                assert value == [[float(i), 0.1, -float(i)] for i in range(2500)], value[:3]
                pickle.dump(value, open(sys.argv[2], 'wb'), protocol=4)
                """, ours, theirs);
        assertThat(Files.size(ours)).isBetween(Files.size(theirs) - 200, Files.size(theirs) + 200);
        assertThat(readAll(ours)).hasSize(2500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"]", "(", "(]", "])", "K\u0001\u0085", "(((((((((t"})
    void refusesNestingThatNeverEnds(String opcodes) throws Exception {
        Path file = folder.resolve("deep");
        Files.write(file, opcodes.repeat(1_200_000).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining(file + ": it")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAPickleThatChangesAListAfterUsingItAgain() throws Exception {
        Path file = folder.resolve("changed");
        // [v, v] with v growing between: ] ( ] q0 (K1e h0 (K2e e .
        Files.write(file, "](]q\0(K\1eh\0(K\2ee.".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> readAll(file)).hasMessageContaining("changes a list that it has used");
    }

    @Test
    void refusesWhatFollowsTheEnd() throws Exception {
        Path file = folder.resolve("longer");
        Files.writeString(file, "]..");
        assertThatThrownBy(() -> readAll(file)).hasMessageContaining("goes on after its end");
    }
}
