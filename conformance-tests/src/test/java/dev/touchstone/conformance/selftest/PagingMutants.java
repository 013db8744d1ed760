package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.reference.FilterMeaning;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Faults of paging. */
final class PagingMutants {
    private static final String OFFSET = "offset ";

    private PagingMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("pages_by_id", "Documents are paged through in the order of their ids.", "PAG-01")
                        .store(paging((sound, request) -> byOffset(
                                everything(sound, request.filter()).stream()
                                        .sorted(Comparator.comparing(Document::id))
                                        .toList(),
                                request))),
                named("cursors_own_row_again", "Each page begins with the last row of the one before.", "PAG-01")
                        .store(paging((sound, request) -> {
                            Page<Document> page = byOffset(everything(sound, request.filter()), request);
                            return new Page<>(page.items(), page.next().map(PagingMutants::oneBack));
                        })),
                named("full_last_page_goes_on", "A full page always has a next one.", "PAG-02")
                        .store(paging((sound, request) -> {
                            Page<Document> page = byOffset(everything(sound, request.filter()), request);
                            return page.items().size() == request.size()
                                            && page.next().isEmpty()
                                    ? new Page<>(page.items(), Optional.of(OFFSET + (offset(request) + request.size())))
                                    : page;
                        })),
                named("filtered_after_the_page", "A page is cut and then filtered.", "PAG-03")
                        .store(paging((sound, request) -> {
                            Page<Document> page = sound.page(request.withFilter(MetadataFilter.all()));
                            return new Page<>(
                                    page.items().stream()
                                            .filter(document ->
                                                    FilterMeaning.matches(request.filter(), document.metadata()))
                                            .toList(),
                                    page.next());
                        })),
                named("cursor_is_an_offset", "A cursor says how many rows to skip.", "PAG-04")
                        .store(paging((sound, request) -> byOffset(everything(sound, request.filter()), request))),
                named("positions_given_again", "A new document's position is the greatest one left plus one.", "PAG-05")
                        .store(ReusedPositions::new),
                named("cursor_read_leniently", "What cannot be read of a cursor is left out.", "PAG-06")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public Page<Document> page(PageRequest request) {
                                try {
                                    return sound.page(request);
                                } catch (InvalidInputException e) {
                                    return sound.page(
                                            PageRequest.first(request.size()).withFilter(request.filter()));
                                }
                            }
                        }),
                named("pages_without_metadata", "A page shows ids and texts alone.", "PAG-07")
                        .store(paging((sound, request) -> {
                            Page<Document> page = sound.page(request);
                            return new Page<>(
                                    page.items().stream()
                                            .map(document -> Faults.withMetadata(document, Map.of()))
                                            .toList(),
                                    page.next());
                        })),
                named("cursor_used_up", "A cursor can be used once.", "PAG-08").store(UsedUp::new),
                named("cursor_of_one_store", "A cursor holds for the store that gave it alone.", "PAG-09")
                        .store(OwnCursors::new));
    }

    private static UnaryOperator<VectorStore> paging(BiFunction<VectorStore, PageRequest, Page<Document>> paging) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public Page<Document> page(PageRequest request) {
                return paging.apply(sound, request);
            }
        };
    }

    private static List<Document> everything(VectorStore sound, MetadataFilter filter) {
        return sound.page(PageRequest.first(10_000).withFilter(filter)).items();
    }

    private static int offset(PageRequest request) {
        String cursor = request.cursor().orElse(OFFSET + "0");
        if (!cursor.matches(OFFSET + "\\d{1,9}")) {
            throw new InvalidInputException("the cursor is not one that this store gave");
        }
        return Integer.parseInt(cursor.substring(OFFSET.length()));
    }

    private static String oneBack(String cursor) {
        int offset = Integer.parseInt(cursor.substring(OFFSET.length()));
        return OFFSET + Math.max(1, offset - 1);
    }

    private static Page<Document> byOffset(List<Document> documents, PageRequest request) {
        int from = Math.min(offset(request), documents.size());
        int to = Math.min(documents.size(), from + request.size());
        Optional<String> next = to < documents.size() ? Optional.of(OFFSET + to) : Optional.empty();
        return new Page<>(documents.subList(from, to), next);
    }

    /** Numbers documents from the greatest number in use. */
    private static final class ReusedPositions extends ForwardingStore {
        private final Map<String, Integer> positions = new HashMap<>();

        ReusedPositions(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            ids.forEach(id -> positions.computeIfAbsent(id, added -> greatest() + 1));
            return ids;
        }

        private int greatest() {
            return positions.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        @Override
        public void delete(List<String> ids) {
            sound.delete(ids);
            positions.keySet().removeAll(ids);
        }

        @Override
        public Page<Document> page(PageRequest request) {
            int after = offset(request);
            List<Document> rest = new ArrayList<>(everything(sound, request.filter()));
            rest.removeIf(document -> positions.getOrDefault(document.id(), 0) <= after);
            List<Document> shown = Faults.first(request.size(), rest);
            Optional<String> next = shown.size() < rest.size()
                    ? Optional.of(
                            OFFSET + positions.get(shown.get(shown.size() - 1).id()))
                    : Optional.empty();
            return new Page<>(shown, next);
        }
    }

    /** Takes each cursor once. */
    private static final class UsedUp extends ForwardingStore {
        private final Set<String> used = new HashSet<>();

        UsedUp(VectorStore sound) {
            super(sound);
        }

        @Override
        public Page<Document> page(PageRequest request) {
            Page<Document> page = sound.page(request);
            boolean fresh = request.cursor().map(used::add).orElse(true);
            return fresh ? page : new Page<>(List.of(), Optional.empty());
        }
    }

    /** Refuses the cursors of other stores. */
    private static final class OwnCursors extends ForwardingStore {
        private final Set<String> given = new HashSet<>();

        OwnCursors(VectorStore sound) {
            super(sound);
        }

        @Override
        public Page<Document> page(PageRequest request) {
            if (request.cursor().filter(cursor -> !given.contains(cursor)).isPresent()) {
                throw new InvalidInputException("the cursor is not one that this store gave");
            }
            Page<Document> page = sound.page(request);
            page.next().ifPresent(given::add);
            return page;
        }
    }
}
