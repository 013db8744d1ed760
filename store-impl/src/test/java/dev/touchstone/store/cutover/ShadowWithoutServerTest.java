package dev.touchstone.store.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.VectorStores;
import dev.touchstone.store.cutover.journal.JournalReader;
import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.WriteLog;
import dev.touchstone.store.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch where no PostgreSQL answers. */
class ShadowWithoutServerTest {
    private static final CollectionId ID = CollectionId.ofUser("anna");

    @TempDir
    Path folder;

    /** Gives a text the vector of its length. */
    private record LengthModel() implements EmbeddingModel {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public List<float[]> embedDocuments(List<String> texts) {
            return texts.stream().map(this::embedQuery).toList();
        }

        @Override
        public float[] embedQuery(String text) {
            return new float[] {1, text.length()};
        }
    }

    private VectorStores open(String backend) {
        Map<String, String> environment = new HashMap<>();
        environment.put("VECTOR_STORE_BACKEND", backend);
        environment.put("VECTOR_STORE_USER_DATA", folder.resolve("user_data").toString());
        environment.put("VECTOR_STORE_SHADOW_JOURNAL", journal().toString());
        environment.put("DATABASE_URL", "postgresql://app:s3cret@127.0.0.1:1/app");
        return VectorStores.fromEnvironment(environment, new LengthModel());
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private List<ShadowEvent> events() {
        List<ShadowEvent> events = new ArrayList<>();
        JournalReader.read(List.of(journal()), events::add);
        return events;
    }

    /** Plays an application; returns what it saw. */
    private static List<Object> play(VectorStores stores) {
        List<Object> seen = new ArrayList<>();
        try (VectorStore store = stores.open(ID)) {
            seen.add(store.addTexts(List.of("a", "bb", "ccc"), List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 3)))
                    .size());
            seen.add(store.addDocuments(List.of(Document.of("dddd").withId("mine"))));
            seen.add(
                    store.similaritySearch("bb", 2).stream().map(Document::text).toList());
            seen.add(store.deleteMatching(MetadataFilter.equalTo("n", 1)));
            store.delete(List.of("mine", "unknown"));
            seen.add(store.getByIds(List.of("mine", "mine")));
            seen.add(store.maxMarginalRelevanceSearch("ccc", 1, 2, 0.5).stream()
                    .map(row -> row.document().text())
                    .toList());
            seen.add(store.getCollectionStats().documentCount());
        }
        return seen;
    }

    @Test
    void anApplicationSeesTheFileStoreWhereThePostgresServerIsDown() {
        List<Object> shadowed;
        try (VectorStores stores = open("shadow")) {
            shadowed = play(stores);
        }
        try (VectorStores stores = open("file")) {
            try (VectorStore store = stores.open(ID)) {
                assertThat(store.getCollectionStats().documentCount()).isEqualTo(2);
                store.deleteMatching(MetadataFilter.all());
            }
            assertThat(play(stores)).isEqualTo(shadowed);
        }
        assertThat(WriteLog.outstanding(journal())).isEqualTo(Map.of(ID, 5));
        assertThat(events()).hasAtLeastOneElementOfType(ShadowEvent.Failed.class);
        assertThat(events()).doesNotHaveAnyElementsOfTypes(ShadowEvent.Answered.class);
        assertThat(events().toString()).doesNotContain("s3cret").doesNotContain("dddd");
    }

    @Test
    void theSwitchIsRefusedWhileDocumentsAreBehind() {
        try (VectorStores stores = open("shadow")) {
            play(stores);
        }
        assertThatThrownBy(() -> open("postgres"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("5 documents of the shadow period have not reached PostgreSQL");
    }

    @Test
    void oneProcessShadowsIntoAFolder() {
        VectorStores first = open("shadow");
        assertThatThrownBy(() -> open("shadow"))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("another process shadows into");
        first.close();
        open("shadow").close();
    }

    @Test
    void aUserIdThatIsNotItsFoldersNameIsRefusedByEveryBackend() {
        for (String backend : List.of("file", "shadow")) {
            try (VectorStores stores = open(backend)) {
                assertThatThrownBy(() -> stores.open(CollectionId.ofUser("anna@example.org")))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("anna_example_org");
            }
        }
    }

    @Test
    void aCollectionOpenedTwiceIsOneStore() {
        for (String backend : List.of("file", "shadow")) {
            try (VectorStores stores = open(backend)) {
                VectorStore one = stores.open(ID);
                VectorStore other = stores.open(ID);
                List<String> ids = one.addTexts(List.of("x"));
                assertThat(other.getByIds(ids)).hasSize(1);
                one.close();
                assertThatThrownBy(() -> one.getByIds(ids)).hasMessageContaining("the store is closed");
                other.delete(ids);
                other.close();
            }
        }
    }

    @Test
    void aRefusedAdditionReachesTheCallerAndLeavesNothingBehind() {
        try (VectorStores stores = open("shadow");
                VectorStore store = stores.open(ID)) {
            assertThatThrownBy(() -> store.addTexts(List.of("half a pair \ud800")))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(WriteLog.outstanding(journal())).isEmpty();
    }
}
