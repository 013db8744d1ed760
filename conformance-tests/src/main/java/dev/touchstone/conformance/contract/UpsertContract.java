package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.Map;

/** Adding under an id that exists: the new document takes the old one's place, wholly. */
public interface UpsertContract extends StoreContract {
    private EmbeddedDocument version(String id, String text, Map<String, Object> metadata, double degrees) {
        return new EmbeddedDocument(
                Document.of(text, metadata).withId(id), Samples.at(subject().dimension(), degrees));
    }

    @Rule(
            id = "UPS-01",
            intent = "A document added under an id that exists replaces that one's text, metadata and vector.",
            ifItFails = "check which columns the conflict clause sets")
    default void replacesTextMetadataAndVector() {
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(List.of(version("a", "old", Map.of("v", 1), 80), version("b", "b", Map.of(), 40)));
            assertThat(store.addEmbedded(List.of(version("a", "new", Map.of("v", 2), 10))))
                    .containsExactly("a");
        }
        try (VectorStore store = subject().open(id)) {
            List<ScoredDocument> rows = store.search(Samples.nearZero(subject().dimension(), 9));
            assertThat(Samples.texts(rows)).containsExactly("new", "b");
            assertThat(rows.get(0).score()).isCloseTo(Math.cos(Math.toRadians(10)), Samples.rounding());
            assertThat(rows.get(0).document()).isEqualTo(new Document("a", "new", Map.of("v", 2)));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(2);
        }
    }

    @Rule(
            id = "UPS-02",
            intent = "A replaced document keeps its place in the insertion order.",
            ifItFails = "check that a replacement is an update in place and not a deletion and an addition")
    default void keepsThePlaceOfWhatItReplaces() {
        try (VectorStore store = subject().openFresh()) {
            for (String id : List.of("a", "b", "c")) {
                store.addEmbedded(List.of(version(id, id, Map.of(), 5)));
            }
            store.addEmbedded(List.of(version("d", "d", Map.of(), 5), version("a", "new a", Map.of(), 5)));
            store.addEmbedded(List.of(version("b", "new b", Map.of(), 5)));
            assertThat(store.page(PageRequest.first(9)).items())
                    .extracting(Document::text)
                    .containsExactly("new a", "new b", "c", "d");
        }
    }

    @Rule(
            id = "UPS-03",
            intent = "A replaced document is no longer found under its old vector, text or metadata.",
            ifItFails = "check for an index entry, a cache or a second row that still has the old version")
    default void forgetsTheOldVersion() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(version("a", "old", Map.of("v", 1), 0), version("b", "b", Map.of("v", 1), 45)));
            store.addEmbedded(List.of(version("a", "new", Map.of("v", 2), 90)));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 2))))
                    .containsExactly("b", "new");
            SearchRequest old = Samples.nearZero(dimension, 9).withFilter(MetadataFilter.equalTo("v", 1));
            assertThat(Samples.texts(store.search(old))).containsExactly("b");
            assertThat(Samples.texts(store.search(old.withFilter(MetadataFilter.equalTo("v", 2)))))
                    .containsExactly("new");
        }
    }

    @Rule(
            id = "UPS-04",
            intent = "Adding the same documents under the same ids again changes nothing.",
            ifItFails = "check that ids are looked up exactly, and that no counter or position moves")
    default void changesNothingWhenTheSameIsAddedAgain() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = List.of(
                    version("a", "a", Map.of("n", 1), 10),
                    version("b", "b", Map.of("n", 2), 10),
                    version("c", "c", Map.of("n", 3), 20));
            List<String> ids = store.addEmbedded(documents);
            List<ScoredDocument> before = store.search(Samples.nearZero(dimension, 9));
            for (int again = 0; again < 3; again++) {
                assertThat(store.addEmbedded(documents)).isEqualTo(ids);
                assertThat(store.search(Samples.nearZero(dimension, 9))).isEqualTo(before);
            }
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(3);
            assertThat(store.page(PageRequest.first(9)).items())
                    .extracting(Document::id)
                    .isEqualTo(ids);
        }
    }

    @Rule(
            id = "UPS-05",
            intent = "One call may replace some documents and add others; its ids come in input order.",
            ifItFails = "check how the returned ids are put together where some rows are updates")
    default void mixesNewAndExistingIds() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(version("b", "old b", Map.of(), 20), version("d", "old d", Map.of(), 40)));
            List<String> ids = store.addEmbedded(List.of(
                    version("a", "a", Map.of(), 10),
                    version("b", "new b", Map.of(), 20),
                    Samples.document("assigned", Samples.at(dimension, 30)),
                    version("d", "new d", Map.of(), 40)));
            assertThat(ids).hasSize(4).startsWith("a", "b").endsWith("d").doesNotContainNull();
            List<ScoredDocument> rows = store.search(Samples.nearZero(dimension, 9));
            assertThat(Samples.texts(rows)).containsExactly("a", "new b", "assigned", "new d");
            assertThat(Samples.ids(rows)).isEqualTo(ids);
        }
    }

    @Rule(
            id = "UPS-06",
            intent = "An id that was deleted may be added again and then comes last in the insertion order.",
            ifItFails = "check for tombstones that hide the new document or give it its old place")
    default void takesADeletedIdForANewOne() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(version("a", "old", Map.of(), 5), version("b", "b", Map.of(), 5)));
            store.delete(List.of("a"));
            store.addEmbedded(List.of(version("a", "new", Map.of(), 5)));
            assertThat(store.page(PageRequest.first(9)).items())
                    .extracting(Document::text)
                    .containsExactly("b", "new");
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 9))))
                    .containsExactlyInAnyOrder("b", "new");
        }
    }

    @Rule(
            id = "UPS-07",
            intent = "Replacing does not merge: metadata keys that the new document lacks are gone.",
            ifItFails = "check that metadata is set and not concatenated")
    default void dropsMetadataTheNewVersionLacks() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(version("a", "a", Map.of("kept", 1, "dropped", 2), 5)));
            store.addEmbedded(List.of(version("a", "a", Map.of("kept", 3), 5)));
            assertThat(store.getByIds(List.of("a")))
                    .singleElement()
                    .extracting(Document::metadata)
                    .isEqualTo(Map.of("kept", 3));
            SearchRequest dropped =
                    Samples.nearZero(subject().dimension(), 9).withFilter(MetadataFilter.exists("dropped"));
            assertThat(store.search(dropped)).isEmpty();
        }
    }

    @Rule(
            id = "UPS-08",
            intent = "A refused call replaces nothing.",
            ifItFails = "check that replacements are part of the call's one transaction")
    default void leavesTheOldVersionWhereTheCallIsRefused() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(List.of(version("a", "old", Map.of("v", 1), 5)));
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> store.addEmbedded(List.of(
                            version("a", "new", Map.of("v", 2), 50), Samples.document("zero", new float[dimension]))));
            assertThat(store.getByIds(List.of("a"))).containsExactly(new Document("a", "old", Map.of("v", 1)));
        }
    }

    @Rule(
            id = "UPS-09",
            intent = "Ids that differ in case, spaces or accents are different ids.",
            ifItFails = "check the collation and any normalising of ids")
    default void tellsSimilarIdsApart() {
        List<String> ids = List.of("id", "ID", " id", "id ", "i\u0301d", "\u00edd", "id\u200b", "0", "00", "0.0");
        try (VectorStore store = subject().openFresh()) {
            for (String id : ids) {
                store.addEmbedded(List.of(version(id, "text of " + id, Map.of(), 5)));
            }
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(ids.size());
            for (String id : ids) {
                assertThat(store.getByIds(List.of(id)))
                        .extracting(Document::text)
                        .containsExactly("text of " + id);
            }
        }
    }
}
