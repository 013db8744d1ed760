package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Isolation: a store neither sees nor changes what another user or collection holds. */
public interface IsolationContract extends StoreContract {
    /** Puts a check to two stores: of two users, and of two collections of one user; both hold the same five ids. */
    private void withNeighbours(BiConsumer<VectorStore, VectorStore> check) {
        CollectionId own = subject().freshId();
        CollectionId sibling = new CollectionId(own.userId(), own.collection() + "_other");
        for (CollectionId other : List.of(subject().freshId(), sibling)) {
            try (VectorStore mine = subject().open(own);
                    VectorStore theirs = subject().open(other)) {
                mine.addEmbedded(five("mine"));
                theirs.addEmbedded(five("theirs"));
                theirs.addEmbedded(List.of(
                        Samples.identified("only theirs", Samples.at(subject().dimension(), 0))));
                check.accept(mine, theirs);
            }
        }
    }

    private List<EmbeddedDocument> five(String owner) {
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Document document = Document.of(owner + i, Map.of("owner", owner)).withId("id" + i);
            documents.add(new EmbeddedDocument(document, Samples.at(subject().dimension(), i)));
        }
        return documents;
    }

    private void assertWhole(VectorStore theirs) {
        assertThat(Samples.texts(theirs.search(Samples.nearZero(subject().dimension(), 9))))
                .containsExactlyInAnyOrder(
                        "theirs0", "theirs1", "theirs2", "theirs3", "theirs4", "text of only theirs");
    }

    @Rule(
            id = "ISO-01",
            intent = "A search finds documents of its own user and collection alone, though others' are nearer.",
            ifItFails = "check that user_id and collection_name are both bound in every branch of the search")
    default void searchesItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            assertThat(Samples.texts(mine.search(Samples.nearZero(subject().dimension(), 100))))
                    .containsExactlyInAnyOrder("mine0", "mine1", "mine2", "mine3", "mine4");
            assertThat(Samples.texts(mine.search(Samples.nearZero(subject().dimension(), 1))))
                    .containsExactly("mine0");
        });
    }

    @Rule(
            id = "ISO-02",
            intent = "No filter reaches another's documents, however wide it is.",
            ifItFails =
                    "check the brackets around the caller's condition, and that it comes beside the user's, not instead")
    default void noFilterReachesOthers() {
        List<MetadataFilter> wide = List.of(
                MetadataFilter.equalTo("owner", "theirs"),
                MetadataFilter.or(MetadataFilter.exists("owner"), MetadataFilter.not(MetadataFilter.exists("owner"))),
                MetadataFilter.not(MetadataFilter.or()),
                MetadataFilter.or(MetadataFilter.equalTo("owner", "mine"), MetadataFilter.notEqualTo("owner", "mine")),
                MetadataFilter.in("owner", List.of("mine", "theirs", "') or true --")));
        withNeighbours((mine, theirs) -> {
            for (MetadataFilter filter : wide) {
                assertThat(Samples.texts(mine.search(
                                Samples.nearZero(subject().dimension(), 100).withFilter(filter))))
                        .as("%s", filter)
                        .allMatch(text -> text.startsWith("mine"));
            }
        });
    }

    @Rule(
            id = "ISO-03",
            intent = "No id gets another's document: the same id names each collection's own, others' ids nothing.",
            ifItFails = "check that getting by id is bound to user and collection")
    default void getsItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            assertThat(mine.getByIds(List.of("id0", "id4")))
                    .extracting(Document::text)
                    .containsExactly("mine0", "mine4");
            assertThat(mine.getByIds(List.of("only theirs", "' or true --", "%")))
                    .isEmpty();
        });
    }

    @Rule(
            id = "ISO-04",
            intent = "Paging shows a collection's own documents alone, also from another collection's cursor on.",
            ifItFails = "check that the page's statement is bound to user and collection, whatever the cursor says")
    default void pagesThroughItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            assertThat(mine.page(PageRequest.first(100)).items())
                    .extracting(Document::text)
                    .containsExactly("mine0", "mine1", "mine2", "mine3", "mine4");
            Optional<String> foreign = theirs.page(PageRequest.first(1)).next();
            PageRequest from = PageRequest.first(100).after(foreign.orElseThrow());
            List<Document> shown = new ArrayList<>();
            Throwable refusal =
                    catchThrowable(() -> shown.addAll(mine.page(from).items()));
            assertThat(shown).extracting(Document::text).allMatch(text -> text.startsWith("mine"));
            assertThat(Stream.ofNullable(refusal)).hasOnlyElementsOfType(InvalidInputException.class);
        });
    }

    @Rule(
            id = "ISO-05",
            intent = "The choice of unlike documents is made among a collection's own.",
            ifItFails = "check that candidates and their vectors are fetched for this user and collection")
    default void choosesAmongItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> assertThat(Samples.texts(
                        mine.maxMarginalRelevanceSearch(Samples.at(subject().dimension(), 0), 100, 100, 0.5)))
                .containsExactlyInAnyOrder("mine0", "mine1", "mine2", "mine3", "mine4"));
    }

    @Rule(
            id = "ISO-06",
            intent = "Statistics count a collection's own documents alone.",
            ifItFails = "check that the count is bound to user and collection")
    default void countsItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            assertThat(mine.getCollectionStats().documentCount()).isEqualTo(5);
            assertThat(mine.getCollectionStats().vectorCount()).isEqualTo(5);
            assertThat(theirs.getCollectionStats().documentCount()).isEqualTo(6);
        });
    }

    @Rule(
            id = "ISO-07",
            intent = "Adding under an id that another collection has leaves that one's document as it is.",
            ifItFails = "check that user and collection are part of the primary key")
    default void replacesItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            mine.addEmbedded(
                    List.of(Samples.identified("id1", Samples.at(subject().dimension(), 80))));
            mine.addEmbedded(List.of(
                    Samples.identified("only theirs", Samples.at(subject().dimension(), 80))));
            assertWhole(theirs);
            mine.delete(List.of("only theirs"));
        });
    }

    @Rule(
            id = "ISO-08",
            intent = "Deleting by id removes a collection's own documents alone.",
            ifItFails = "check that the deletion is bound to user and collection")
    default void deletesItsOwnDocumentsAlone() {
        withNeighbours((mine, theirs) -> {
            mine.delete(List.of("id0", "id1", "id2", "id3", "id4", "only theirs"));
            assertThat(mine.getCollectionStats().documentCount()).isZero();
            assertWhole(theirs);
        });
    }

    @Rule(
            id = "ISO-09",
            intent = "Deleting by filter, everything too, removes a collection's own documents alone.",
            ifItFails = "check that a filter that matches everything does not become a truncation of the table")
    default void deletesWhatMatchesAmongItsOwnAlone() {
        withNeighbours((mine, theirs) -> {
            assertThat(mine.deleteMatching(MetadataFilter.equalTo("owner", "theirs")))
                    .isZero();
            assertThat(mine.deleteMatching(MetadataFilter.all())).isEqualTo(5);
            assertWhole(theirs);
        });
    }

    @Rule(
            id = "ISO-10",
            intent = "Users and collections of any names are kept apart: similar, hostile, long, of any script.",
            ifItFails =
                    "check that names are bound as parameters, compared byte by byte and never joined into one string",
            needs = Capability.EXACT_NAMES)
    default void keepsHostileNamesApart() {
        int dimension = subject().dimension();
        Map<CollectionId, String> names = new LinkedHashMap<>();
        String run = subject().freshId().userId();
        for (String name : HostileNames.all()) {
            names.put(new CollectionId(run + name, "c"), "user " + name);
            names.put(new CollectionId(run, name), "collection " + name);
        }
        names.forEach((id, text) -> {
            try (VectorStore store = subject().open(id)) {
                assertThat(store.getCollectionStats().documentCount()).as(text).isZero();
                EmbeddedDocument document =
                        new EmbeddedDocument(Document.of(text).withId("same"), Samples.at(dimension, 1));
                store.addEmbedded(List.of(document));
            }
        });
        names.forEach((id, text) -> {
            try (VectorStore store = subject().open(id)) {
                assertThat(Samples.texts(store.search(Samples.nearZero(dimension, 999))))
                        .containsExactly(text);
                assertThat(store.getByIds(List.of("same")))
                        .extracting(Document::text)
                        .containsExactly(text);
                store.delete(List.of("same"));
                assertThat(store.getCollectionStats().documentCount()).isZero();
            }
        });
    }

    @Rule(
            id = "ISO-11",
            intent = "A user and a collection whose names give the same string when joined are still two.",
            ifItFails = "check for a key made of user and collection with or without a separator",
            needs = Capability.EXACT_NAMES)
    default void neverJoinsUserAndCollection() {
        String run = subject().freshId().userId();
        List<CollectionId> ids = new ArrayList<>();
        for (String separator : List.of("", "/", ":", "_", "|", ".", "\u0001", " ")) {
            ids.add(new CollectionId(run + "a" + separator + "b", "c"));
            ids.add(new CollectionId(run + "a", "b" + separator + "c"));
        }
        for (CollectionId id : ids) {
            try (VectorStore store = subject().open(id)) {
                assertThat(store.getCollectionStats().documentCount())
                        .as("%s", id)
                        .isZero();
                store.addEmbedded(
                        List.of(Samples.identified("same", Samples.at(subject().dimension(), 1))));
            }
        }
    }
}
