package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.VectorStore;
import java.util.List;

/** Statistics: what the collection holds at this moment. */
public interface StatisticsContract extends StoreContract {
    @Rule(
            id = "STA-01",
            intent = "Statistics count what the collection holds at this moment.",
            ifItFails = "check that the count is taken from the rows of this user and collection, not from an estimate")
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

    @Rule(
            id = "STA-02",
            intent = "Statistics say where the collection lives, without host, user or password.",
            ifItFails = "check what store_path is made of")
    default void saysWhereTheCollectionLivesWithoutSecrets() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.getCollectionStats().storePath())
                    .isNotBlank()
                    .doesNotContain("password", "@", "127.0.0.1");
        }
    }
}
