package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.VectorStoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays as numpy pickles them, made by stand-ins that reduce to what numpy's own classes reduce to. */
class NumpyPickleTest {
    private static final String STAND_INS = """
            import pickle, struct, sys, types
            core = sys.argv[2].rsplit('/', 1)[1]
            def module(name):
                m = types.ModuleType(name); sys.modules[name] = m; return m
            numpy = module('numpy'); module(core); ma = module(core + '.multiarray'); nu = module(core + '.numeric')
            def named(m, name):
                def f(*a): pass
                f.__module__ = m.__name__; f.__qualname__ = f.__name__ = name; setattr(m, name, f); return f
            reconstruct = named(ma, '_reconstruct'); scalar = named(ma, 'scalar'); frombuffer = named(nu, '_frombuffer')
            class ndarray:
                def __init__(self, code, shape, values): self.code, self.shape, self.values = code, shape, values
                def data(self): return struct.pack(('<' if self.code != '>f8' else '>') + str(len(self.values)) + ('f' if 'f4' in self.code else 'd'), *self.values)
                def __reduce_ex__(self, protocol):
                    if protocol == 5: return (frombuffer, (self.data(), dtype(self.code), self.shape, 'C'))
                    return (reconstruct, (ndarray, (0,), b'b'), (1, self.shape, dtype(self.code), False, self.data()))
            class dtype:
                def __init__(self, code): self.code = code
                def __reduce__(self): return (dtype, (self.code.strip('<>'), False, True), (3, self.code[0], None, None, None, -1, -1, 0))
            class number:
                def __init__(self, value): self.value = value
                def __reduce__(self): return (scalar, (dtype('<f8'), struct.pack('<d', self.value)))
            for c in (ndarray, dtype): c.__module__ = 'numpy'; setattr(numpy, c.__name__, c)
            for protocol in range(2, 6): pickle.dump(VALUE, open(sys.argv[1] + str(protocol), 'wb'), protocol=protocol)
            """;

    @TempDir
    private Path folder;

    /** Writes the value under protocols 2 to 5. */
    private void write(String value, String core) throws Exception {
        Python.run(STAND_INS.replace("VALUE", value), folder.resolve("pickle"), folder.resolve(core));
    }

    private VectorBlock read(int protocol) throws Exception {
        return VectorFile.read(folder.resolve("pickle" + protocol));
    }

    private void assertHoldsOneToFour() throws Exception {
        for (int protocol = 2; protocol <= 5; protocol++) {
            VectorBlock block = read(protocol);
            assertThat(block.size()).isEqualTo(2);
            assertThat(block.dimension()).isEqualTo(2);
            assertThat(block.component(0, 1)).isEqualTo(2);
            assertThat(block.component(1, 1)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndarray('<f8', (2, 2), [1.0, 2.0, 3.0, 4.0])",
                "ndarray('<f4', (2, 2), [1.0, 2.0, 3.0, 4.0])",
                "ndarray('>f8', (2, 2), [1.0, 2.0, 3.0, 4.0])",
                "[ndarray('<f8', (2,), [1.0, 2.0]), ndarray('<f4', (2,), [3.0, 4.0])]",
                "[[number(1.0), number(2.0)], (3, number(4.0))]"
            })
    void readsArraysAndScalarsOfFloats(String value) throws Exception {
        write(value, "numpy.core");
        assertHoldsOneToFour();
    }

    @Test
    void readsWhatNumpyTwoWrites() throws Exception {
        write("[ndarray('<f8', (2,), [1.0, 2.0]), [number(3.0), number(4.0)]]", "numpy._core");
        assertHoldsOneToFour();
    }

    @Test
    void refusesAnArrayWhoseDataDoNotFillItsShape() throws Exception {
        write("ndarray('<f8', (2, 3), [1.0, 2.0])", "numpy.core");
        assertThatThrownBy(() -> read(4))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("holds 2 numbers, its shape 6");
    }

    @Test
    void refusesAnArrayOfAnotherType() throws Exception {
        write("ndarray('<i8', (1, 1), [1.0])", "numpy.core");
        assertThatThrownBy(() -> read(4))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("of type i8");
    }
}
