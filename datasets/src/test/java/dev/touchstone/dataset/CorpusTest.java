package dev.touchstone.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final VectorTable TWO = VectorTable.of(List.of(new float[] {1, 0}, new float[] {0, 1}));

    @Test
    void findsTheRowOfAnId() {
        Corpus corpus = new Corpus(List.of(document("a"), document("b")), TWO);
        assertThat(corpus.rowOf("b")).hasValue(1);
        assertThat(corpus.rowOf("c")).isEmpty();
        assertThat(corpus.vector(1)).containsExactly(0, 1);
    }

    @Test
    void refusesAnIdThatOccursTwice() {
        assertThatThrownBy(() -> new Corpus(List.of(document("a"), document("a")), TWO))
                .hasMessageContaining("'a' occurs twice");
    }

    @Test
    void refusesVectorsThatDoNotMatchTheirDocuments() {
        assertThatThrownBy(() -> new Corpus(List.of(document("a")), TWO))
                .hasMessageContaining("1 documents have 2 vectors");
    }

    @Test
    void refusesVectorsOfMixedDimensions() {
        assertThatThrownBy(() -> VectorTable.of(List.of(new float[2], new float[3])))
                .hasMessageContaining("vector 1 has 3 dimensions; the first has 2");
    }

    private static CorpusDocument document(String id) {
        return new CorpusDocument(id, "text of " + id, Map.of());
    }
}
