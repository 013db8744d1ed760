package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Getting by id: the documents asked for, in the order asked. */
public interface GetContract extends StoreContract {
    @Test
    default void returnsDocumentsInTheOrderOfTheIdsWithoutUnknownOnes() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh();
                VectorStore other = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 6));
            other.addEmbedded(List.of(Samples.identified("another user's", Samples.at(dimension, 1))));
            List<String> asked =
                    List.of(ids.get(4), "unknown", ids.get(0), "", "nul \0", ids.get(4), "another user's", ids.get(2));
            assertThat(store.getByIds(asked)).extracting(Document::text).containsExactly("d4", "d0", "d4", "d2");
            assertThat(store.getByIds(List.of())).isEmpty();
            assertThat(store.getByIds(List.of("' or true --"))).isEmpty();
            assertThat(store.getByIds(ids).get(5).metadata())
                    .containsEntry("n", 5)
                    .containsEntry("parity", "odd");
        }
    }

    @Test
    default void findsHostileIdsExactly() {
        int dimension = subject().dimension();
        List<String> ids = Samples.HOSTILE.stream()
                .filter(id -> !id.isEmpty() && id.length() <= 255)
                .toList();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(ids.stream()
                    .map(id ->
                            new EmbeddedDocument(Document.of(id, Map.of(id, id)).withId(id), Samples.at(dimension, 1)))
                    .toList());
            for (String id : ids) {
                assertThat(store.getByIds(List.of(id)))
                        .containsExactly(Document.of(id, Map.of(id, id)).withId(id));
            }
            assertThat(store.getByIds(ids)).extracting(Document::id).isEqualTo(ids);
        }
    }
}
