package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting: exactly the named documents, for good. */
public interface DeleteContract extends StoreContract {
    @Test
    default void removesTheNamedDocumentsAndNoOthers() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 10));
            store.delete(List.of(ids.get(0), ids.get(7)));
            List<String> left = new ArrayList<>(ids);
            left.removeAll(List.of(ids.get(0), ids.get(7)));
            assertThat(Samples.ids(store.search(Samples.nearZero(dimension, 10))))
                    .isEqualTo(left);
            try (VectorStore again = subject().open(id)) {
                assertThat(Samples.ids(again.search(Samples.nearZero(dimension, 10))))
                        .isEqualTo(left);
            }
        }
    }

    @Test
    default void keepsTextsWithTheirVectorsAfterADeletion() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 6));
            store.delete(List.of(ids.get(2)));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 6))))
                    .containsExactly("d0", "d1", "d3", "d4", "d5");
        }
    }

    @Test
    default void takesUnknownRepeatedAndNoIdsForNoError() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 3));
            store.delete(List.of());
            store.delete(List.of("unknown", "", "a\0b", "' or true --"));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(3);
            store.delete(List.of(ids.get(1), "unknown", ids.get(1)));
            store.delete(List.of(ids.get(1)));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(2);
        }
    }

    @Test
    default void removesWhatAFilterMatchesAndCountsIt() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id);
                VectorStore other = subject().openFresh()) {
            store.addEmbedded(Samples.fan(dimension, 10));
            other.addEmbedded(Samples.fan(dimension, 10));
            assertThat(store.deleteMatching(MetadataFilter.equalTo("n", "3"))).isZero();
            assertThat(store.deleteMatching(MetadataFilter.and(
                            MetadataFilter.greaterOrEqual("n", 4), MetadataFilter.notEqualTo("parity", "even"))))
                    .isEqualTo(3);
            try (VectorStore again = subject().open(id)) {
                assertThat(Samples.texts(again.search(Samples.nearZero(dimension, 20))))
                        .containsExactly("d0", "d1", "d2", "d3", "d4", "d6", "d8");
                assertThat(again.deleteMatching(MetadataFilter.all())).isEqualTo(7);
            }
            assertThat(other.getCollectionStats().documentCount()).isEqualTo(10);
            assertThat(other.deleteMatching(MetadataFilter.or())).isZero();
        }
    }
}
