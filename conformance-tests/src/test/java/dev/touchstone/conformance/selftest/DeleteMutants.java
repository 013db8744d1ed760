package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Faults of deleting. */
final class DeleteMutants {
    private static final int BATCH = 1_000;

    private DeleteMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("deletion_not_committed", "A store does not see what it deleted, but all others do.", "DEL-01")
                        .store(HiddenNotDeleted::new),
                named(
                                "vectors_left_when_texts_go",
                                "After a deletion later texts have the vectors of those before.",
                                "DEL-02")
                        .subject(DeleteMutants::leavingVectors),
                named("no_id_deletes_every_id", "Deleting an empty list of ids empties the collection.", "DEL-03")
                        .store(deleting((sound, ids) -> {
                            if (ids.isEmpty()) {
                                sound.deleteMatching(MetadataFilter.all());
                            }
                            sound.delete(ids);
                        })),
                named("counter_lowered_unseen", "The count falls by the number of ids given, known or not.", "DEL-04")
                        .store(Counter::new),
                named("deletes_like_patterns", "Ids to delete are compared with LIKE.", "DEL-05")
                        .store(deleting((sound, ids) -> {
                            sound.delete(ids);
                            ids.stream().filter(GetMutants::isPattern).forEach(id -> deleteLike(sound, id));
                        })),
                named("marked_and_still_got", "A deleted document is found by its id as before.", "DEL-06")
                        .store(StillGot::new),
                named("half_a_filter_deletes", "Of an and the first operand alone decides what is deleted.", "DEL-07")
                        .store(deletingMatching((sound, filter) -> filter instanceof MetadataFilter.And and
                                        && !and.operands().isEmpty()
                                ? sound.deleteMatching(and.operands().get(0))
                                : sound.deleteMatching(filter))),
                named("count_of_what_is_left", "Deleting by filter returns how many documents are left.", "DEL-07")
                        .store(deletingMatching((sound, filter) -> {
                            sound.deleteMatching(filter);
                            return sound.getCollectionStats().documentCount();
                        })),
                named(
                                "collection_gone_when_empty",
                                "Once its last document is deleted, a collection takes no more.",
                                "DEL-08")
                        .store(GoneWhenEmpty::new),
                named("a_batch_deleted", "Of many ids the first thousand are deleted.", "DEL-09")
                        .store(deleting((sound, ids) -> sound.delete(Faults.first(BATCH, ids)))),
                named("cache_of_answers", "Answers are kept until the same store changes something.", "DEL-10")
                        .store(Cache::new));
    }

    private static void deleteLike(VectorStore sound, String pattern) {
        sound.delete(sound.page(PageRequest.first(10_000)).items().stream()
                .map(Document::id)
                .filter(id -> GetMutants.like(pattern, id))
                .toList());
    }

    private static StoreUnderTest leavingVectors(StoreUnderTest sound) {
        Map<CollectionId, VectorsLeft.State> states = new HashMap<>();
        return new BrokenSubject(
                "vectors_left_when_texts_go",
                sound,
                (subject, id) -> new VectorsLeft(
                        states.computeIfAbsent(id, opened -> new VectorsLeft.State()), subject.open(id)));
    }

    private static UnaryOperator<VectorStore> deleting(BiConsumer<VectorStore, List<String>> deletion) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public void delete(List<String> ids) {
                deletion.accept(sound, ids);
            }
        };
    }

    /** A way to delete by filter. */
    @FunctionalInterface
    private interface FilterDeletion {
        long delete(VectorStore sound, MetadataFilter filter);
    }

    private static UnaryOperator<VectorStore> deletingMatching(FilterDeletion deletion) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public long deleteMatching(MetadataFilter filter) {
                return deletion.delete(sound, filter);
            }
        };
    }

    /** Leaves what it deletes out of its own answers. */
    private static final class HiddenNotDeleted extends ForwardingStore {
        private final Set<String> hidden = new HashSet<>();

        HiddenNotDeleted(VectorStore sound) {
            super(sound);
        }

        @Override
        public void delete(List<String> ids) {
            hidden.addAll(ids);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return sound.search(request).stream()
                    .filter(row -> !hidden.contains(row.document().id()))
                    .toList();
        }
    }

    /** Drops a document's text and keeps its vector, so that what is added later meets the wrong one. */
    private static final class VectorsLeft extends ForwardingStore {
        /** The vectors of one collection: those in use, and those left over. */
        static final class State {
            private final List<float[]> leftOver = new ArrayList<>();
            private final Map<String, float[]> vectors = new HashMap<>();
        }

        private final State state;

        VectorsLeft(State state, VectorStore sound) {
            super(sound);
            this.state = state;
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            List<EmbeddedDocument> shifted =
                    documents.stream().map(this::shifted).toList();
            List<String> ids = sound.addEmbedded(shifted);
            for (int i = 0; i < ids.size(); i++) {
                state.vectors.put(ids.get(i), shifted.get(i).vector());
            }
            return ids;
        }

        private EmbeddedDocument shifted(EmbeddedDocument embedded) {
            if (state.leftOver.isEmpty()) {
                return embedded;
            }
            state.leftOver.add(embedded.vector());
            return new EmbeddedDocument(embedded.document(), state.leftOver.remove(0));
        }

        @Override
        public void delete(List<String> ids) {
            sound.delete(ids);
            ids.stream().filter(state.vectors::containsKey).forEach(id -> state.leftOver.add(state.vectors.get(id)));
        }
    }

    /** Keeps a count of its own. */
    private static final class Counter extends ForwardingStore {
        private long count;

        Counter(VectorStore sound) {
            super(sound);
            count = sound.getCollectionStats().documentCount();
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            long before = sound.getCollectionStats().documentCount();
            List<String> ids = sound.addEmbedded(documents);
            count += sound.getCollectionStats().documentCount() - before;
            return ids;
        }

        @Override
        public void delete(List<String> ids) {
            sound.delete(ids);
            count -= ids.size();
        }

        @Override
        public CollectionStats getCollectionStats() {
            return new CollectionStats(count, count, "counted", count == 0 ? "empty" : "ready");
        }
    }

    /** Remembers every document for getting by id. */
    private static final class StillGot extends ForwardingStore {
        private final Map<String, Document> deleted = new HashMap<>();

        StillGot(VectorStore sound) {
            super(sound);
        }

        @Override
        public void delete(List<String> ids) {
            sound.getByIds(ids).forEach(document -> deleted.put(document.id(), document));
            sound.delete(ids);
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            List<Document> found = new ArrayList<>();
            for (String id : ids) {
                List<Document> there = sound.getByIds(List.of(id));
                found.addAll(there.isEmpty() && deleted.containsKey(id) ? List.of(deleted.get(id)) : there);
            }
            return found;
        }
    }

    /** Refuses to work once it was emptied. */
    private static final class GoneWhenEmpty extends ForwardingStore {
        private boolean gone;

        GoneWhenEmpty(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            if (gone) {
                throw new VectorStoreException("the collection does not exist");
            }
            return sound.addEmbedded(documents);
        }

        @Override
        public long deleteMatching(MetadataFilter filter) {
            long deleted = sound.deleteMatching(filter);
            gone |= deleted > 0 && sound.getCollectionStats().documentCount() == 0;
            return deleted;
        }
    }

    /** Answers the same search from memory. */
    private static final class Cache extends ForwardingStore {
        private final Map<String, List<ScoredDocument>> answers = new HashMap<>();

        Cache(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            String question = Arrays.toString(request.vector()) + request.k() + request.filter() + request.minScore();
            return answers.computeIfAbsent(question, asked -> sound.search(request));
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            answers.clear();
            return sound.addEmbedded(documents);
        }

        @Override
        public void delete(List<String> ids) {
            answers.clear();
            sound.delete(ids);
        }

        @Override
        public long deleteMatching(MetadataFilter filter) {
            answers.clear();
            return sound.deleteMatching(filter);
        }
    }
}
