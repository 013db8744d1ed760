package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.Page;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults that only a sequence of calls or a comparison with the file store shows. */
final class ParityMutants {
    private ParityMutants() {}

    static List<Mutant> all() {
        return List.of(
                staleAfterDeletionByFilter(),
                ignoresFiltersBeyondAHundred(),
                losesReservedKeys(),
                forgetsCursors(),
                losesMetadataOfLargeCalls());
    }

    private static Mutant staleAfterDeletionByFilter() {
        return named(
                        "stale_after_deletion_by_filter",
                        "Answers are kept until the next add or delete; a deletion by filter does not clear them.",
                        "PAR-01")
                .store(sound -> new ForwardingStore(sound) {
                    private final Map<String, List<Document>> kept = new HashMap<>();

                    @Override
                    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                        kept.clear();
                        return sound.addEmbedded(documents);
                    }

                    @Override
                    public void delete(List<String> ids) {
                        kept.clear();
                        sound.delete(ids);
                    }

                    @Override
                    public List<Document> getByIds(List<String> ids) {
                        return kept.computeIfAbsent(ids.toString(), key -> sound.getByIds(ids));
                    }
                });
    }

    private static Mutant ignoresFiltersBeyondAHundred() {
        return named(
                        "filter_forgotten_in_large_collections",
                        "Collections of more than 100 documents are searched without the filter.",
                        "PAR-02")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<ScoredDocument> search(SearchRequest request) {
                        boolean large = sound.getCollectionStats().documentCount() > 100;
                        return sound.search(large ? request.withFilter(MetadataFilter.all()) : request);
                    }
                });
    }

    private static Mutant losesReservedKeys() {
        return named("reserved_key_lost", "A metadata key called timestamp is taken out in silence.", "PAR-03")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<Document> getByIds(List<String> ids) {
                        return sound.getByIds(ids).stream()
                                .map(ParityMutants::untimed)
                                .toList();
                    }
                });
    }

    private static Document untimed(Document document) {
        Map<String, Object> metadata = new HashMap<>(document.metadata());
        metadata.remove("timestamp");
        return new Document(document.id(), document.text(), metadata);
    }

    private static Mutant forgetsCursors() {
        return named("cursor_starts_again", "A store that does not know a cursor begins with the first page.", "PAR-04")
                .store(StartingAgain::new);
    }

    private static final class StartingAgain extends ForwardingStore {
        private boolean gaveCursor;

        StartingAgain(VectorStore sound) {
            super(sound);
        }

        @Override
        public Page<Document> page(PageRequest request) {
            Page<Document> page = sound.page(
                    gaveCursor ? request : PageRequest.first(request.size()).withFilter(request.filter()));
            gaveCursor |= page.next().isPresent();
            return page;
        }
    }

    private static Mutant losesMetadataOfLargeCalls() {
        return named(
                        "large_call_without_metadata",
                        "Calls of more than 32 documents, sent another way, leave the metadata out.",
                        "PAR-01")
                .store(sound -> new ForwardingStore(sound) {
                    @Override
                    public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                        if (documents.size() <= 32) {
                            return sound.addEmbedded(documents);
                        }
                        return sound.addEmbedded(documents.stream()
                                .map(each -> new EmbeddedDocument(
                                        new Document(
                                                each.document().id(),
                                                each.document().text(),
                                                Map.of()),
                                        each.vector()))
                                .toList());
                    }
                });
    }
}
