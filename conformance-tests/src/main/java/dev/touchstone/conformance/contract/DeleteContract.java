package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;

/** Deleting: exactly the named documents, for good. */
public interface DeleteContract extends StoreContract {
    @Rule(
            id = "DEL-01",
            intent = "Deleting removes the named documents and no others, for every store opened afterwards too.",
            ifItFails = "check the condition on the id, and that the deletion is committed before it returns")
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

    @Rule(
            id = "DEL-02",
            intent = "After a deletion every text still has its own vector.",
            ifItFails = "check that vectors and metadata are removed together where they are kept in two lists")
    default void keepsTextsWithTheirVectorsAfterADeletion() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 6));
            store.delete(List.of(ids.get(2)));
        }
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(List.of(Samples.document("d6", Samples.at(dimension, 6))));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 7))))
                    .containsExactly("d0", "d1", "d3", "d4", "d5", "d6");
        }
    }

    @Rule(
            id = "DEL-03",
            intent = "Unknown and repeated ids and an empty list are no error and remove nothing else.",
            ifItFails = "check that an empty list of ids is not taken for no condition")
    default void takesUnknownRepeatedAndNoIdsForNoError() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            store.delete(List.of("unknown"));
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 3));
            store.delete(List.of());
            store.delete(List.of("unknown", "", "a\0b"));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(3);
            store.delete(List.of(ids.get(1), "unknown", ids.get(1)));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(2);
        }
    }

    @Rule(
            id = "DEL-04",
            intent = "Deleting twice is the same as deleting once.",
            ifItFails = "check for a counter that is lowered without looking, and for a deletion by place")
    default void removesNothingMoreTheSecondTime() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 4));
            for (int attempt = 0; attempt < 3; attempt++) {
                store.delete(List.of(ids.get(1)));
                assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 9))))
                        .containsExactly("d0", "d2", "d3");
                assertThat(store.getCollectionStats().documentCount()).isEqualTo(3);
            }
        }
    }

    @Rule(
            id = "DEL-05",
            intent = "Ids to delete are data: no character stands for others, and case and spaces count.",
            ifItFails = "check that ids are bound as parameters and compared for equality, without patterns")
    default void takesIdsForDataAlone() {
        int dimension = subject().dimension();
        List<String> kept = List.of("a", "aa", "A", " a", "a ", "ab", "x' or 'x' = 'x");
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> documents = new ArrayList<>();
            kept.forEach(id -> documents.add(Samples.identified(id, Samples.at(dimension, 1))));
            store.addEmbedded(documents);
            store.delete(List.of("%", "_", "__", "*", "a%", "a*", ".", "' or true --", "{a}", "aA", "AB", "  a"));
            assertThat(store.getCollectionStats().documentCount()).isEqualTo(kept.size());
            for (String id : kept) {
                store.delete(List.of(id));
                assertThat(store.getByIds(kept)).extracting(Document::id).doesNotContain(id);
            }
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }

    @Rule(
            id = "DEL-06",
            intent = "A deleted document is gone from every operation: search, get, paging, diversity and statistics.",
            ifItFails = "check for a mark of deletion that one of the operations does not look at")
    default void removesFromEveryOperation() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 5));
            String gone = ids.get(0);
            store.delete(List.of(gone));
            assertThat(Samples.ids(store.search(Samples.nearZero(dimension, 9))))
                    .hasSize(4)
                    .doesNotContain(gone);
            assertThat(store.getByIds(ids)).hasSize(4).extracting(Document::id).doesNotContain(gone);
            assertThat(store.page(PageRequest.first(9)).items())
                    .hasSize(4)
                    .extracting(Document::id)
                    .doesNotContain(gone);
            assertThat(Samples.ids(store.maxMarginalRelevanceSearch(Samples.at(dimension, 0), 9, 9, 0.5)))
                    .hasSize(4)
                    .doesNotContain(gone);
            assertThat(store.getCollectionStats().vectorCount()).isEqualTo(4);
        }
    }

    @Rule(
            id = "DEL-07",
            intent = "Deleting by filter removes what the filter matches, no more, and returns how many that were.",
            ifItFails = "check that deletion and search build the condition with the same code")
    default void removesWhatAFilterMatchesAndCountsIt() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(Samples.fan(dimension, 10));
            assertThat(store.deleteMatching(MetadataFilter.equalTo("n", "3"))).isZero();
            assertThat(store.deleteMatching(MetadataFilter.or())).isZero();
            assertThat(store.deleteMatching(MetadataFilter.and(
                            MetadataFilter.greaterOrEqual("n", 4), MetadataFilter.notEqualTo("parity", "even"))))
                    .isEqualTo(3);
        }
        try (VectorStore store = subject().open(id)) {
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 20))))
                    .containsExactly("d0", "d1", "d2", "d3", "d4", "d6", "d8");
        }
    }

    @Rule(
            id = "DEL-08",
            intent = "Deleting everything leaves an empty collection that can be filled again.",
            ifItFails = "check what is left of the collection when its last row or file goes")
    default void leavesACollectionThatCanBeFilledAgain() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            for (int round = 0; round < 2; round++) {
                store.addEmbedded(Samples.fan(dimension, 7));
                assertThat(store.deleteMatching(MetadataFilter.all())).isEqualTo(7);
                assertThat(store.search(Samples.nearZero(dimension, 3))).isEmpty();
                store.delete(store.addEmbedded(Samples.fan(dimension, 4)));
                assertThat(store.getCollectionStats().documentCount()).isZero();
            }
            store.addEmbedded(Samples.fan(dimension, 2));
            assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 3))))
                    .containsExactly("d0", "d1");
        }
    }

    @Rule(
            id = "DEL-09",
            intent = "Any number of documents can be deleted at once.",
            ifItFails = "check the limit on parameters of one statement, and batches whose rest is left over")
    default void removesManyAtOnce() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<EmbeddedDocument> many = new ArrayList<>();
            for (int i = 0; i < 1_203; i++) {
                many.add(Samples.document("m" + i, Samples.at(dimension, i / 10.0)));
            }
            List<String> ids = new ArrayList<>(store.addEmbedded(many));
            String kept = ids.remove(600);
            for (int i = 0; i < 40_000; i++) {
                ids.add("unknown " + i);
            }
            store.delete(ids);
            assertThat(store.page(PageRequest.first(9)).items())
                    .extracting(Document::id)
                    .containsExactly(kept);
        }
    }

    @Rule(
            id = "DEL-10",
            intent = "A deletion is seen at once by every store that is open on the collection.",
            ifItFails = "check for rows or answers that a store keeps for itself",
            needs = Capability.SHARED_COLLECTION)
    default void isSeenByStoresThatAreOpen() {
        int dimension = subject().dimension();
        CollectionId id = subject().freshId();
        try (VectorStore writer = subject().open(id);
                VectorStore reader = subject().open(id)) {
            for (int n = 0; n < 4; n++) {
                List<String> ids = writer.addEmbedded(Samples.fan(dimension, 3));
                assertThat(reader.search(Samples.nearZero(dimension, 9))).hasSize(3);
                writer.delete(ids);
                assertThat(reader.search(Samples.nearZero(dimension, 9))).isEmpty();
                assertThat(reader.getByIds(ids)).isEmpty();
                assertThat(reader.getCollectionStats().documentCount()).isZero();
            }
        }
    }
}
