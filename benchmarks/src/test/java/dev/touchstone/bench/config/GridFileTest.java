package dev.touchstone.bench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridFileTest {
    private static final String VALID = """
            dataset: wordnet10k-minilm-384-cosine
            k: 10
            search:
              hnsw: [{ m: 16, ef_construction: 64, ef_search: [40] }]
              ivfflat: [{ lists: 100, probes: [1, 10] }]
            ingest: [{ method: copy, batch_rows: [1000] }]
            pool: { ef_search: 40, pool_sizes: [1, 4], threads: [4] }
            measurement: { rounds: 1, iterations: 2, iteration_ms: 500, warm_up_limit_ms: 1000 }
            """;

    @TempDir
    private Path folder;

    private Grid read(String yaml) throws IOException {
        return new GridFile().read(Files.writeString(folder.resolve("grid.yaml"), yaml));
    }

    @Test
    void readsEveryKey() throws IOException {
        Grid grid = read(VALID);

        assertThat(grid.search().hnsw()).containsExactly(new SearchGrid.HnswGrid(16, 64, java.util.List.of(40)));
        assertThat(grid.cells()).isEqualTo(1 + 1 + 2 + 1 + 2);
    }

    @Test
    void theDemosOwnGridIsValid() {
        assertThat(new GridFile().demo().cells()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k: 10               | k: 0                  | k is 0; recall is reported at 10",
                "k: 10               | k: 10.5               | k",
                "k: 10               | kay: 10               | unknown key \"kay\"",
                "ef_search: [40]     | ef_search: [1001]     | ef_search is 1001; it must lie in 1 to 1000",
                "ef_search: [40]     | ef_search: []         | \"ef_search\" is empty",
                "ef_search: [40]     | efSearch: [40]        | unknown key \"search.hnsw[0].efSearch\"",
                "ef_construction: 64 | ef_construction: 20   | ef_construction is 20; it must lie in 32 to 1000",
                "probes: [1, 10]     | probes: [1, 200]      | probes is 200; it must lie in 1 to 100",
                "probes: [1, 10]     | probes: [1, 1]        | names a value twice",
                "method: copy        | method: carrier_pigeon| method",
                "threads: [4]        | threads: [0]          | threads is 0",
                "rounds: 1, i        | i                     | rounds",
            })
    void refusesABadValueByName(String before, String after, String message) {
        assertThatThrownBy(() -> read(VALID.replace(before, after)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("grid.yaml")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"''", "'[1, 2'", "'just words'"})
    void refusesWhatIsNoGrid(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("grid.yaml")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new GridFile().read(folder.resolve("nowhere.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nowhere.yaml");
    }
}
