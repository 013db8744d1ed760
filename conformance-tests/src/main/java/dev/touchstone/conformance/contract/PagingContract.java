package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreContract;
import dev.touchstone.conformance.rule.Rule;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paging: each document once, in insertion order, whatever comes and goes meanwhile. */
public interface PagingContract extends StoreContract {
    /** More documents than any pass of these rules may show. */
    int LONGEST_PASS = 1_000;

    @Rule(
            id = "PAG-01",
            intent = "Going from page to page gives every document once, in insertion order, whatever the page size.",
            ifItFails = "check the order by position and whether the cursor's own row is left out of the next page")
    default void pagesThroughEveryDocumentOnceInInsertionOrder() {
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = new ArrayList<>();
            for (EmbeddedDocument document : Samples.fan(subject().dimension(), 10)) {
                ids.addAll(store.addEmbedded(List.of(document)));
            }
            for (int size : new int[] {1, 3, 5, 9, 10, 11, 10_000}) {
                assertThat(pagedIds(store, PageRequest.first(size)))
                        .as("size %d", size)
                        .isEqualTo(ids);
            }
        }
    }

    private static List<String> pagedIds(VectorStore store, PageRequest first) {
        List<String> ids = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(first);
        while (request.isPresent()) {
            Page<Document> page = store.page(request.get());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(first.size());
            assertThat(ids).as("the pass has no end").hasSizeLessThan(LONGEST_PASS);
            page.items().forEach(document -> ids.add(document.id()));
            request = page.next().map(first::after);
        }
        return ids;
    }

    @Rule(
            id = "PAG-02",
            intent = "The last page has no cursor, also where it is full, and an empty collection has one empty page.",
            ifItFails = "check that one row more than the page holds is asked for")
    default void endsWithAPageWithoutACursor() {
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.page(PageRequest.first(3))).isEqualTo(new Page<>(List.of(), Optional.empty()));
            store.addEmbedded(Samples.fan(subject().dimension(), 10));
            assertThat(store.page(PageRequest.first(10)).next()).isEmpty();
            assertThat(store.page(PageRequest.first(11)).next()).isEmpty();
            Page<Document> first = store.page(PageRequest.first(9));
            Page<Document> last =
                    store.page(PageRequest.first(1).after(first.next().orElseThrow()));
            assertThat(last.items()).hasSize(1);
            assertThat(last.next()).isEmpty();
        }
    }

    @Rule(
            id = "PAG-03",
            intent = "A filtered pass gives every matching document once, in full pages.",
            ifItFails = "check that the filter is applied before the page is cut, on every page")
    default void pagesThroughWhatAFilterMatches() {
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(subject().dimension(), 10));
            PageRequest odd = PageRequest.first(2).withFilter(MetadataFilter.equalTo("parity", "odd"));
            assertThat(store.page(odd).items()).hasSize(2);
            assertThat(pagedIds(store, odd))
                    .containsExactly(ids.get(1), ids.get(3), ids.get(5), ids.get(7), ids.get(9));
            assertThat(store.page(odd.withFilter(MetadataFilter.exists("absent"))))
                    .isEqualTo(new Page<>(List.of(), Optional.empty()));
        }
    }

    @Rule(
            id = "PAG-04",
            intent =
                    "A document that is there all the while comes exactly once, whatever is added, replaced or deleted.",
            ifItFails = "check that the cursor is a position and not a number of rows to skip")
    default void neitherSkipsNorRepeatsWhenDocumentsComeAndGoBetweenPages() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 8));
            Page<Document> first = store.page(PageRequest.first(3));
            assertThat(first.items()).extracting(Document::id).isEqualTo(ids.subList(0, 3));
            store.delete(List.of(ids.get(0), ids.get(2), ids.get(4), ids.get(7)));
            store.addEmbedded(List.of(
                    Samples.identified("late", Samples.at(dimension, 1)),
                    Samples.identified(ids.get(1), Samples.at(dimension, 2)),
                    Samples.identified(ids.get(5), Samples.at(dimension, 2))));
            PageRequest rest = PageRequest.first(3).after(first.next().orElseThrow());
            assertThat(pagedIds(store, rest)).containsExactly(ids.get(3), ids.get(5), ids.get(6), "late");
        }
    }

    @Rule(
            id = "PAG-05",
            intent =
                    "A position is never given twice: what is added after the last documents went comes after the cursor.",
            ifItFails = "check that positions are not the greatest one that is left plus one")
    default void givesNoPositionTwiceWhenTheLastDocumentsAreReplacedByNewOnes() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 4));
            String cursor = store.page(PageRequest.first(3)).next().orElseThrow();
            store.delete(ids);
            List<String> added = store.addEmbedded(Samples.fan(dimension, 2));
            assertThat(pagedIds(store, PageRequest.first(3).after(cursor))).isEqualTo(added);
        }
    }

    @Rule(
            id = "PAG-06",
            intent = "A cursor that the store did not give is refused.",
            ifItFails = "check that a cursor is parsed strictly and never put into a statement as it is")
    default void refusesCursorsItDidNotGive() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(subject().dimension(), 3));
            String good = store.page(PageRequest.first(1)).next().orElseThrow();
            for (String cursor : List.of("", "1", "' or 1=1 --", "%", good + "A", good + "0".repeat(30))) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .as(cursor)
                        .isThrownBy(() -> store.page(PageRequest.first(1).after(cursor)))
                        .withMessageContaining("cursor");
            }
        }
    }

    @Rule(
            id = "PAG-07",
            intent = "A page shows whole documents: id, text and metadata.",
            ifItFails = "check the columns that are read for a page")
    default void showsWholeDocuments() {
        List<EmbeddedDocument> fan = Samples.fan(subject().dimension(), 5);
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(fan);
            List<Document> expected = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                expected.add(fan.get(i).document().withId(ids.get(i)));
            }
            assertThat(store.page(PageRequest.first(5)).items()).isEqualTo(expected);
        }
    }

    @Rule(
            id = "PAG-08",
            intent = "The same request gives the same page again as long as nothing changes.",
            ifItFails = "check that a cursor holds no state that a use consumes")
    default void givesTheSamePageAgain() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(subject().dimension(), 9));
            PageRequest second = PageRequest.first(4)
                    .after(store.page(PageRequest.first(4)).next().orElseThrow());
            Page<Document> page = store.page(second);
            assertThat(page.items()).extracting(Document::text).containsExactly("d4", "d5", "d6", "d7");
            for (int again = 0; again < 3; again++) {
                assertThat(store.page(second)).isEqualTo(page);
            }
        }
    }

    @Rule(
            id = "PAG-09",
            intent = "A cursor holds for every store of the collection, also one opened later.",
            ifItFails = "check that positions are stored with the rows",
            needs = Capability.LASTING_CURSORS)
    default void goesOnInAStoreOpenedLater() {
        CollectionId id = subject().freshId();
        String cursor;
        try (VectorStore store = subject().open(id)) {
            store.addEmbedded(Samples.fan(subject().dimension(), 6));
            cursor = store.page(PageRequest.first(4)).next().orElseThrow();
        }
        try (VectorStore store = subject().open(id)) {
            assertThat(store.page(PageRequest.first(4).after(cursor)).items())
                    .extracting(Document::text)
                    .containsExactly("d4", "d5");
        }
    }
}
