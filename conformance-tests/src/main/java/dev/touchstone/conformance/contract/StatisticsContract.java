package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import java.util.List;

/** Statistics: what the collection holds at this moment. */
public interface StatisticsContract extends StoreContract {
    @Rule(
            id = "STA-01",
            intent = "Statistics count the documents and the vectors that the collection holds at this moment.",
            ifItFails = "check that the count is taken from the rows of this user and collection, not from an estimate")
    default void countsWhatTheCollectionHolds() {
        try (VectorStore store = subject().openFresh()) {
            assertCount(store, 0);
            store.addEmbedded(Samples.fan(subject().dimension(), 5));
            assertCount(store, 5);
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 3));
            assertCount(store, 8);
            store.delete(ids.subList(0, 2));
            assertCount(store, 6);
            store.deleteMatching(MetadataFilter.equalTo("n", 1));
            assertCount(store, 5);
        }
    }

    private static void assertCount(VectorStore store, long expected) {
        CollectionStats stats = store.getCollectionStats();
        assertThat(stats.documentCount()).isEqualTo(expected);
        assertThat(stats.vectorCount()).isEqualTo(expected);
    }

    @Rule(
            id = "STA-02",
            intent = "Statistics say where the collection lives, without host, user or password.",
            ifItFails = "check what store_path is made of")
    default void saysWhereTheCollectionLivesWithoutSecrets() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.getCollectionStats().storePath())
                    .isNotBlank()
                    .doesNotContain("password", "@", "127.0.0.1", "localhost", "jdbc:");
        }
    }

    @Rule(
            id = "STA-03",
            intent =
                    "The status is \"empty\" while the collection holds nothing and \"ready\" while it holds something.",
            ifItFails = "check that the status follows the count, after deletions too")
    default void saysWhetherThereIsAnything() {
        try (VectorStore store = subject().openFresh()) {
            CollectionStats empty = store.getCollectionStats();
            assertThat(empty.status()).isEqualTo("empty");
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 2));
            assertThat(store.getCollectionStats().status()).isEqualTo("ready");
            store.delete(ids);
            assertThat(store.getCollectionStats()).isEqualTo(empty);
        }
    }

    @Rule(
            id = "STA-04",
            intent = "A replaced document is counted once.",
            ifItFails = "check that old versions are not counted")
    default void countsAReplacedDocumentOnce() {
        try (VectorStore store = subject().openFresh()) {
            EmbeddedDocument document =
                    Samples.identified("a", Samples.at(subject().dimension(), 1));
            for (int i = 0; i < 3; i++) {
                store.addEmbedded(List.of(document));
            }
            assertCount(store, 1);
        }
    }
}
