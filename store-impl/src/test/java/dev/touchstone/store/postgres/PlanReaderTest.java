package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.VectorStoreException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static PlanObservation read(String scan) {
        String plan = "[{\"Plan\": {\"Node Type\": \"Sort\", \"Plans\": [" + scan + "]}}]";
        return PlanReader.read(plan).observation(1, Map.of(), plan);
    }

    private static String indexScan(String order) {
        return String.format(
                Locale.ROOT,
                "{\"Node Type\": \"Index Scan\", \"Relation Name\": \"vector_documents_p0\","
                        + " \"Index Name\": \"vector_documents_embedding_idx_p0\", \"Order By\": \"%s\"}",
                order);
    }

    @Test
    void readsAPlanWithAVectorOfThousandsOfNumbers() {
        PlanObservation plan = read(indexScan("(embedding <=> '[" + "0.12345678,".repeat(16_000) + "1]'::vector)"));
        assertThat(plan.usesVectorIndex()).isTrue();
        assertThat(plan.node()).isEqualTo("Index Scan");
        assertThat(plan.generic()).isFalse();
    }

    @Test
    void tellsAParameterFromATextThatLooksLikeOne() {
        assertThat(read(indexScan("(user_id = $1)")).generic()).isTrue();
        assertThat(read(indexScan("(user_id = ($1)::text)")).generic()).isTrue();
        assertThat(read(indexScan("(user_id = 'user_id = $1') and '$2' = '[1]'"))
                        .generic())
                .isFalse();
        assertThat(read(indexScan("(user_id = 'it''s') and collection_name = $2"))
                        .generic())
                .isTrue();
    }

    @Test
    void tellsAParameterFromWhatAnotherPartOfThePlanFound() {
        assertThat(read(indexScan("(embedding <=> $1) and (user_id = 'u')")).generic())
                .isFalse();
    }

    @Test
    void findsTheIndexBelowABitmapScan() {
        PlanObservation plan = read("{\"Node Type\": \"Bitmap Heap Scan\", \"Relation Name\": \"vector_documents_p0\","
                + " \"Plans\": [{\"Node Type\": \"Bitmap Index Scan\", \"Index Name\": \"other_idx\"}]}");
        assertThat(plan.indexName()).contains("other_idx");
        assertThat(plan.usesVectorIndex()).isFalse();
    }

    @Test
    void refusesAPlanThatDoesNotReadTheTable() {
        assertThatThrownBy(() -> read("{\"Node Type\": \"Result\"}"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("does not read");
    }
}
