package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.VectorStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statistics: what the collection holds at this moment. */
public interface StatisticsContract extends StoreContract {
    @Test
    default void countsWhatTheCollectionHolds() {
        try (VectorStore store = subject().openFresh()) {
            CollectionStats empty = store.getCollectionStats();
            assertThat(empty.documentCount()).isZero();
            assertThat(empty.vectorCount()).isZero();
            assertThat(empty.status()).isEqualTo("empty");
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 5));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(5);
            assertThat(store.getCollectionStats().vectorCount()).isEqualTo(5);
            assertThat(store.getCollectionStats().status()).isEqualTo("ready");
            store.delete(ids);
            assertThat(store.getCollectionStats()).isEqualTo(empty);
        }
    }

    @Test
    default void saysWhereTheCollectionLivesWithoutSecrets() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.getCollectionStats().storePath())
                    .isNotBlank()
                    .doesNotContain("password", "@", "127.0.0.1");
        }
    }
}
