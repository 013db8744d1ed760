package dev.touchstone.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.StoreContract;
import dev.touchstone.store.Document;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Paging: each document once, in insertion order, whatever comes and goes meanwhile. */
public interface PagingContract extends StoreContract {
    @Test
    default void pagesThroughEveryDocumentOnceInInsertionOrder() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            assertThat(store.page(PageRequest.first(3))).isEqualTo(new Page<>(List.of(), Optional.empty()));
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 10));
            for (int size : new int[] {1, 3, 5, 9, 10, 11, 10_000}) {
                assertThat(pagedIds(store, PageRequest.first(size)))
                        .as("size %d", size)
                        .isEqualTo(ids);
            }
            Page<Document> whole = store.page(PageRequest.first(10));
            assertThat(whole.next()).isEmpty();
            assertThat(whole.items().get(3).metadata()).containsEntry("n", 3).containsEntry("parity", "odd");
            PageRequest odd = PageRequest.first(2).withFilter(MetadataFilter.equalTo("parity", "odd"));
            assertThat(pagedIds(store, odd))
                    .containsExactly(ids.get(1), ids.get(3), ids.get(5), ids.get(7), ids.get(9));
        }
    }

    private static List<String> pagedIds(VectorStore store, PageRequest first) {
        List<String> ids = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(first);
        while (request.isPresent()) {
            Page<Document> page = store.page(request.get());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(first.size());
            page.items().forEach(document -> ids.add(document.id()));
            request = page.next().map(first::after);
        }
        return ids;
    }

    @Test
    default void neitherSkipsNorRepeatsWhenDocumentsComeAndGoBetweenPages() {
        int dimension = subject().dimension();
        try (VectorStore store = subject().openFresh()) {
            List<String> ids = store.addEmbedded(Samples.fan(dimension, 8));
            Page<Document> first = store.page(PageRequest.first(3));
            assertThat(first.items())
                    .extracting(Document::id)
                    .containsExactlyElementsOf(List.of(ids.get(0), ids.get(1), ids.get(2)));
            store.delete(List.of(ids.get(0), ids.get(2), ids.get(4), ids.get(7)));
            store.addEmbedded(List.of(
                    Samples.identified("late", Samples.at(dimension, 1)),
                    Samples.identified(ids.get(1), Samples.at(dimension, 2)),
                    Samples.identified(ids.get(5), Samples.at(dimension, 2))));
            PageRequest rest = PageRequest.first(3).after(first.next().orElseThrow());
            assertThat(pagedIds(store, rest)).containsExactly(ids.get(3), ids.get(5), ids.get(6), "late");
        }
    }

    @Test
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

    @Test
    default void refusesCursorsAndSizesThatMeanNothing() {
        try (VectorStore store = subject().openFresh()) {
            store.addEmbedded(Samples.fan(subject().dimension(), 3));
            String good = store.page(PageRequest.first(1)).next().orElseThrow();
            List<String> bad = List.of("", "1", "' or 1=1 --", "%", good + "A", good + "0".repeat(30));
            assertThat(bad)
                    .allSatisfy(cursor -> assertThatExceptionOfType(InvalidInputException.class)
                            .isThrownBy(() -> store.page(PageRequest.first(1).after(cursor)))
                            .withMessageContaining("cursor"));
            for (int size : new int[] {0, -1, 10_001, Integer.MAX_VALUE}) {
                assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> PageRequest.first(size));
            }
        }
    }
}
