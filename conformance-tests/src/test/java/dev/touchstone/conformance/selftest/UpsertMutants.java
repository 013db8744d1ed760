package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.reference.Cosine;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Faults of replacing under a given id. */
final class UpsertMutants {
    private UpsertMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("conflict_does_nothing", "A document whose id exists is dropped in silence.", "UPS-01")
                        .store(sound -> replacing(sound, (old, given) -> old)),
                named("text_alone_replaced", "On a conflict text and metadata are set and the vector is not.", "UPS-01")
                        .store(sound ->
                                replacing(sound, (old, given) -> new EmbeddedDocument(given.document(), old.vector()))),
                named("deletes_and_adds", "A replaced document moves to the end of the insertion order.", "UPS-02")
                        .store(sound -> new ForwardingStore(sound) {
                            @Override
                            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                                sound.delete(givenIds(documents));
                                return sound.addEmbedded(documents);
                            }
                        }),
                named("old_index_entry_left", "A search still finds the old version under its old vector.", "UPS-03")
                        .store(OldEntries::new),
                named("metadata_counts_versions", "Each replacement leaves its number in the metadata.", "UPS-04")
                        .store(sound -> replacing(sound, UpsertMutants::numbered)),
                named("updates_returned_first", "Ids of replaced documents come before those of new ones.", "UPS-05")
                        .store(UpsertMutants::updatesFirst),
                named(
                                "tombstone_hides_the_id",
                                "An id that was deleted stays invisible when it is added again.",
                                "UPS-06")
                        .store(Tombstones::new),
                named("metadata_merged", "On a conflict the new metadata is laid over the old.", "UPS-07")
                        .store(sound -> replacing(sound, UpsertMutants::merged)),
                named(
                                "replaced_before_checked",
                                "Documents are replaced before the rest of the call is looked at.",
                                "UPS-08")
                        .store(UpsertMutants::replacedFirst),
                named("ids_folded_to_lower_case", "Ids that differ in case alone are one.", "UPS-09")
                        .store(Faults.adding(documents ->
                                documents.stream().map(UpsertMutants::lowered).toList())));
    }

    private static List<String> givenIds(List<EmbeddedDocument> documents) {
        return documents.stream()
                .map(embedded -> embedded.document().id())
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is stored where a document is given under an id that exists. */
    @FunctionalInterface
    private interface Replacement {
        EmbeddedDocument of(EmbeddedDocument old, EmbeddedDocument given);
    }

    private static VectorStore replacing(VectorStore opened, Replacement replacement) {
        Map<String, EmbeddedDocument> versions = new HashMap<>();
        return new ForwardingStore(opened) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                List<EmbeddedDocument> changed = documents.stream()
                        .map(given -> versions.containsKey(given.document().id())
                                ? replacement.of(versions.get(given.document().id()), given)
                                : given)
                        .toList();
                List<String> ids = sound.addEmbedded(changed);
                for (int i = 0; i < ids.size(); i++) {
                    versions.put(ids.get(i), changed.get(i));
                }
                return ids;
            }
        };
    }

    private static EmbeddedDocument numbered(EmbeddedDocument old, EmbeddedDocument given) {
        Map<String, Object> metadata = new LinkedHashMap<>(given.document().metadata());
        Object version = old.document().metadata().getOrDefault("version", 1);
        metadata.put("version", (Integer) version + 1);
        return new EmbeddedDocument(Faults.withMetadata(given.document(), metadata), given.vector());
    }

    private static EmbeddedDocument merged(EmbeddedDocument old, EmbeddedDocument given) {
        Map<String, Object> metadata = new LinkedHashMap<>(old.document().metadata());
        metadata.putAll(given.document().metadata());
        return new EmbeddedDocument(Faults.withMetadata(given.document(), metadata), given.vector());
    }

    private static EmbeddedDocument lowered(EmbeddedDocument embedded) {
        Document document = embedded.document();
        return document.id() == null
                ? embedded
                : new EmbeddedDocument(document.withId(document.id().toLowerCase(Locale.ROOT)), embedded.vector());
    }

    private static VectorStore updatesFirst(VectorStore opened) {
        return new ForwardingStore(opened) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                Set<String> existing = new HashSet<>();
                sound.getByIds(givenIds(documents)).forEach(document -> existing.add(document.id()));
                List<String> ids = new ArrayList<>(sound.addEmbedded(documents));
                ids.sort(Comparator.comparing(id -> !existing.contains(id)));
                return ids;
            }
        };
    }

    private static VectorStore replacedFirst(VectorStore opened) {
        return new ForwardingStore(opened) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                try {
                    return sound.addEmbedded(documents);
                } catch (InvalidInputException e) {
                    documents.stream()
                            .filter(embedded -> embedded.document().id() != null)
                            .filter(embedded -> !sound.getByIds(
                                            List.of(embedded.document().id()))
                                    .isEmpty())
                            .forEach(embedded -> sound.addEmbedded(List.of(embedded)));
                    throw e;
                }
            }
        };
    }

    /** Goes on finding every version there was. */
    private static final class OldEntries extends ForwardingStore {
        private final Map<String, EmbeddedDocument> versions = new HashMap<>();
        private final List<EmbeddedDocument> old = new ArrayList<>();

        OldEntries(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<String> ids = sound.addEmbedded(documents);
            for (int i = 0; i < ids.size(); i++) {
                EmbeddedDocument before = versions.put(ids.get(i), documents.get(i));
                if (before != null) {
                    old.add(before);
                }
            }
            return ids;
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            List<ScoredDocument> rows = new ArrayList<>(sound.search(request));
            for (EmbeddedDocument entry : old) {
                sound.getByIds(List.of(entry.document().id())).forEach(now -> {
                    rows.removeIf(row -> row.document().id().equals(now.id()));
                    rows.add(new ScoredDocument(now, Cosine.of(entry.vector(), request.vector())));
                });
            }
            rows.sort(Comparator.comparingDouble(ScoredDocument::score).reversed());
            return Faults.first(request.k(), rows);
        }
    }

    /** Remembers deletions for ever. */
    private static final class Tombstones extends ForwardingStore {
        private final Set<String> deleted = new HashSet<>();

        Tombstones(VectorStore sound) {
            super(sound);
        }

        @Override
        public void delete(List<String> ids) {
            sound.delete(ids);
            deleted.addAll(ids);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return sound.search(request).stream()
                    .filter(row -> !deleted.contains(row.document().id()))
                    .toList();
        }
    }
}
