package dev.touchstone.bench.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.python.Python;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.imports.ImportSource;
import dev.touchstone.dataset.imports.ImportedFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by the libraries whose formats they are: numpy and h5py. */
class NumpyFilesTest {
    private static final String VECTORS = """
            import sys, numpy as np
            path, kind = sys.argv[1], sys.argv[2]
            n, d = 900, 48
            a = ((np.arange(n * d) * 7919 % 2001) / 8 - 125).astype('float32').reshape(n, d)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"<f4", ">f4", "<f8", "<f2", "v2", "v3"})
    void readsWhatNumpySaves(String kind) {
        Path file = folder.resolve("a.npy");
        having("numpy").run(VECTORS + """
                        with open(path, 'wb') as f:
                            if kind[0] == 'v':
                                np.lib.format.write_array(f, a, version=(int(kind[1]), 0))
                            else:
                                np.save(f, a.astype(kind))
                        """, file, kind);
        requireVectors(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fvecs", "fbin"})
    void readsWhatNumpyWritesRaw(String kind) {
        Path file = folder.resolve("a." + kind);
        having("numpy").run(VECTORS + """
                        if kind == 'fvecs':
                            np.hstack([np.full((n, 1), d, '<i4'), a.view('<i4')]).tofile(path)
                        else:
                            with open(path, 'wb') as f:
                                np.array([n, d], '<u4').tofile(f)
                                a.tofile(f)
                        """, file, kind);
        requireVectors(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contiguous", "chunked", "gzip", "lzf", "latest"})
    void readsWhatH5pyWritesAsAnnBenchmarksDoes(String kind) {
        Path file = folder.resolve("a.hdf5");
        having("numpy", "h5py").run(VECTORS + """
                        import h5py
                        more = {'chunked': dict(chunks=(100, 48)), 'gzip': dict(chunks=(64, 16), compression='gzip'),
                                'lzf': dict(chunks=(64, 48), compression='lzf')}.get(kind, {})
                        with h5py.File(path, 'w', libver='latest' if kind == 'latest' else 'earliest') as f:
                            f.attrs['distance'] = 'euclidean'
                            f.create_dataset('train', data=a, **more)
                            f.create_dataset('test', data=a[:5])
                        """, file, kind);
        requireVectors(file);
        try (ImportedFile read = new ImportedFile(file, Optional.empty())) {
            assertThat(read.metric()).contains(Metric.L2);
            assertThat(read.queries().orElseThrow().size()).isEqualTo(5);
        }
    }

    private static Python having(String... modules) {
        return Python.having(modules)
                .orElseGet(() -> Assumptions.abort("needs python3 with " + String.join(" and ", modules)));
    }

    private static void requireVectors(Path file) {
        try (ImportedFile read = new ImportedFile(file, Optional.empty())) {
            ImportSource corpus = read.corpus();
            assertThat(corpus.size()).isEqualTo(900);
            assertThat(corpus.dimension()).isEqualTo(48);
            int component = 0;
            for (Iterator<float[]> vectors = corpus.vectors(); vectors.hasNext(); ) {
                for (float value : vectors.next()) {
                    assertThat(value).isEqualTo((component++ * 7919L % 2001) / 8f - 125);
                }
            }
            assertThat(component).isEqualTo(900 * 48);
        }
    }

    @Test
    void namesTheFileOfNumbersThatAreNoVectors() {
        Path file = folder.resolve("a.npy");
        having("numpy").run("import sys, numpy; numpy.save(sys.argv[1], numpy.array(['a', 'b']))", file);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ImportedFile(file, Optional.empty()))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("float32");
    }
}
