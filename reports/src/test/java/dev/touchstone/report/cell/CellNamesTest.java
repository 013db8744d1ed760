package dev.touchstone.report.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellNamesTest {
    private static final Map<String, String> SMALL =
            Map.of("index", "hnsw", "m", "16", "ef_construction", "64", "ef_search", "40", "k", "10", "threads", "1");
    private static final Map<String, String> LARGE =
            Map.of("index", "hnsw", "m", "16", "ef_construction", "64", "ef_search", "100", "k", "10", "threads", "4");

    @Test
    void namesWhatDiffersAndKeepsTheIndex() {
        CellNames names = CellNames.over(List.of(SMALL, LARGE));
        assertThat(names.name(SMALL)).isEqualTo("HNSW m 16, ef_construction 64, ef_search 40, threads 1");
        assertThat(names.context()).isEqualTo("k 10");
    }

    @Test
    void leavesOutTheIndexWhereOnlyDifferencesAreAskedFor() {
        CellNames names = CellNames.differences(List.of(SMALL, LARGE));
        assertThat(names.name(LARGE)).isEqualTo("ef_search 100, threads 4");
        assertThat(names.context()).isEqualTo("HNSW m 16, ef_construction 64, k 10");
    }

    @Test
    void saysOnceHowEachKindOfIndexScans() {
        Map<String, String> first = Map.of("index", "hnsw", "ef_search", "40", "iterative_scan", "strict_order");
        Map<String, String> second = Map.of("index", "hnsw", "ef_search", "80", "iterative_scan", "strict_order");
        Map<String, String> other = Map.of("index", "ivfflat", "probes", "3", "iterative_scan", "relaxed_order");
        CellNames names = CellNames.over(List.of(Map.of("index", "exact"), first, second, other));
        assertThat(names.name(second)).isEqualTo("HNSW ef_search 80");
        assertThat(names.context()).isEqualTo("HNSW iterative_scan strict_order; IVFFlat iterative_scan relaxed_order");
    }

    @Test
    void doesNotCallSharedWhatOnlySomeOfAKindHave() {
        Map<String, String> full = Map.of("index", "hnsw", "ef_search", "40", "storage", "vector");
        Map<String, String> half = Map.of("index", "hnsw", "ef_search", "40", "storage", "halfvec", "candidates", "2");
        CellNames names = CellNames.over(List.of(Map.of("index", "exact"), full, half));
        assertThat(names.context()).isEmpty();
        assertThat(names.name(half)).isEqualTo("HNSW ef_search 40, candidates 2, storage halfvec");
        assertThat(names.name(full)).isEqualTo("HNSW ef_search 40, storage vector");
    }

    @Test
    void doesNotCallAnIndexSharedThatTheFileStoreLacks() {
        Map<String, String> file = Map.of("store", "file", "k", "10");
        CellNames names = CellNames.differences(List.of(SMALL, file));
        assertThat(names.name(SMALL)).startsWith("HNSW m 16");
        assertThat(names.name(file)).isEqualTo("file store");
    }

    @Test
    void ordersNumbersAsNumbersAfterTheBaselines() {
        List<Map<String, String>> sorted = Stream.of(
                        Map.of("index", "ivfflat", "lists", "10"),
                        LARGE,
                        SMALL,
                        Map.of("index", "exact"),
                        Map.of("store", "file"))
                .sorted(CellOrder.INSTANCE)
                .toList();
        assertThat(sorted)
                .containsExactly(
                        Map.of("store", "file"),
                        Map.of("index", "exact"),
                        SMALL,
                        LARGE,
                        Map.of("index", "ivfflat", "lists", "10"));
    }

    @Test
    void makesCharactersVisibleThatMoveTheOthers() {
        assertThat(Printable.text("a\u202Eb\u001B[31m\nc\u200Bé漢😀"))
                .isEqualTo("a\\u202eb\\u001b[31m\\u000ac\\u200bé漢😀");
    }
}
