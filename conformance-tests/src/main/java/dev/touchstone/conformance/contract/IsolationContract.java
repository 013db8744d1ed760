package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Isolation: a store neither sees nor changes what another user or collection holds. */
public interface IsolationContract extends StoreContract {
    @Test
    default void seesOnlyItsOwnUserAndCollection() {
        CollectionId own = subject().freshId();
        CollectionId otherCollection = new CollectionId(own.userId(), own.collection() + "_other");
        for (CollectionId id : List.of(own, otherCollection, subject().freshId())) {
            try (VectorStore store = subject().open(id)) {
                store.addEmbedded(Samples.fan(subject().dimension(), 4));
                assertThat(store.getCollectionStats().documentCount()).isEqualTo(4);
                assertThat(store.search(Samples.nearZero(subject().dimension(), 100)))
                        .hasSize(4);
            }
        }
    }

    @Test
    default void deletesItsOwnDocumentWhereOthersHaveOneOfTheSameId() {
        int dimension = subject().dimension();
        CollectionId own = subject().freshId();
        CollectionId other = subject().freshId();
        try (VectorStore mine = subject().open(own);
                VectorStore theirs = subject().open(other)) {
            mine.addEmbedded(List.of(Samples.identified("same", Samples.at(dimension, 1))));
            theirs.addEmbedded(List.of(Samples.identified("same", Samples.at(dimension, 2))));
            mine.delete(List.of("same"));
            assertThat(mine.getCollectionStats().documentCount()).isZero();
            assertThat(Samples.ids(theirs.search(Samples.nearZero(dimension, 5))))
                    .containsExactly("same");
        }
    }
}
