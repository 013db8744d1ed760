package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.Metadata;
import dev.touchstone.store.VectorStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Round trips: text and metadata come back as they went in. */
public interface RoundTripContract extends StoreContract {
    @Test
    default void givesBackEveryText() {
        int dimension = subject().dimension();
        List<String> texts = List.of(
                "",
                " ",
                "line\nline\r\n\ttab",
                "quotes ' \" \\ ; -- %",
                "\u00e4\u20ac\ud83d\ude00 \u202e right to left",
                "null",
                "{\"json\": true}",
                "x".repeat(100_000));
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            for (int i = 0; i < texts.size(); i++) {
                store.addEmbedded(List.of(Samples.document(texts.get(i), Samples.at(dimension, i))));
            }
        }
        try (VectorStore store = subject().open(id)) {
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 20))))
                    .isEqualTo(texts);
        }
    }

    @Test
    default void givesBackMetadataOfEveryKind() {
        int dimension = subject().dimension();
        Map<String, Object> metadata = metadata();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(List.of(Samples.document("text", metadata, Samples.at(dimension, 1))));
        }
        try (VectorStore store = subject().open(id)) {
            Document found = store.search(Samples.nearZero(dimension, 1)).get(0).document();
            assertThat(Metadata.same(metadata, found.metadata()))
                    .as("%s came back as %s", metadata, found.metadata())
                    .isTrue();
        }
    }

    private static Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("nothing", null);
        metadata.put("yes", true);
        metadata.put("int", -1);
        metadata.put("beyond doubles", 9_007_199_254_740_993L);
        metadata.put("as long as allowed", BigInteger.TEN.pow(890));
        metadata.put("exact decimal", new BigDecimal("2.50"));
        metadata.put("fraction", 0.1);
        metadata.put("tiny", 1e-300);
        metadata.put("", "empty key");
        metadata.put("quote ' \" \\ key", "\ud83d\ude00");
        metadata.put("list", Arrays.asList(1, "a", null, List.of(2)));
        metadata.put("map", Map.of("nested", Map.of("deep", 1)));
        return metadata;
    }
}
