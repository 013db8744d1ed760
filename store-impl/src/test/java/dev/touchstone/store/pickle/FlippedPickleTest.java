package dev.touchstone.store.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flipped byte either is refused in one line, or reads as Python reads it; never as another number of vectors. */
class FlippedPickleTest {
    /** Prints for every byte and every mask what Python makes of the pickle with that byte flipped; names are refused. */
    private static final String FLIP = """
            import io, pickle, sys
            values = [[float(i) + j / 7 for j in range(2)] for i in range(66)]
            whole = pickle.dumps(values, protocol=4)
            open(sys.argv[1], 'wb').write(whole)
            class Unpickler(pickle.Unpickler):
                def find_class(self, module, name): raise pickle.UnpicklingError(name)
            for at in range(len(whole)):
                for mask in (0x01, 0xff):
                    flipped = whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1:]
                    try:
                        got = Unpickler(io.BytesIO(flipped)).load()
                        assert type(got) in (list, tuple)
                        print(';'.join(' '.join(float(x).hex() for x in v) for v in got))
                    except Exception as e:
                        print('refused')
            """;

    private static final int[] MASKS = {0x01, 0xff};

    @TempDir
    private Path folder;

    @Test
    void readsAFlippedByteAsPythonDoesOrRefusesIt() throws Exception {
        Path file = folder.resolve("whole");
        List<String> python = Python.run(FLIP, file).lines().toList();
        byte[] whole = Files.readAllBytes(file);
        assertThat(python).hasSize(whole.length * MASKS.length);
        int readByBoth = 0;
        for (int i = 0; i < python.size(); i++) {
            byte[] flipped = whole.clone();
            flipped[i / MASKS.length] ^= (byte) MASKS[i % MASKS.length];
            Files.write(file, flipped);
            String ours = read(file);
            if (!ours.equals("refused")) {
                assertThat(ours)
                        .as("byte %d, mask %d", i / MASKS.length, i % MASKS.length)
                        .isEqualTo(python.get(i));
                readByBoth++;
            }
        }
        // nearly every byte is part of a float, where no format without a checksum can tell
        assertThat(readByBoth).isBetween(python.size() / 2, python.size() * 9 / 10);
    }

    private static String read(Path file) throws IOException {
        StringJoiner rows = new StringJoiner(";");
        try (PickledVectors vectors = PickledVectors.open(file)) {
            for (double[] vector = vectors.next(); vector != null; vector = vectors.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (double number : vector) {
                    row.add(python(number));
                }
                rows.add(row.toString());
            }
            return rows.toString();
        } catch (VectorStoreException e) {
            assertThat(e.getMessage()).startsWith(file + ": it").doesNotContain("\n");
            return "refused";
        }
    }

    /** Writes a number as Python's {@code float.hex} does. */
    private static String python(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return (1 / number < 0 ? "-" : "") + "0x0.0p+0";
        }
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> 52 & 0x7ff);
        String mantissa = String.format("%013x", bits & 0xfffffffffffffL);
        String sign = bits < 0 ? "-" : "";
        return exponent == 0
                ? sign + "0x0." + mantissa + "p-1022"
                : sign + "0x1." + mantissa + "p" + (exponent >= 1023 ? "+" : "") + (exponent - 1023);
    }
}
