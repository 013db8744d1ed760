package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.VectorStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a store over PostgreSQL does wrong when the server fails it. */
final class FaultMutants {
    private static final int BATCH = 100;

    private FaultMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("committed_batch_by_batch", "A large call is committed in batches of 100.", "DUR-01")
                        .store(FaultMutants::inBatches),
                named(
                                "half_sent_again",
                                "After a failure the first documents of the call are sent once more.",
                                "DUR-02")
                        .store(sound -> adding(sound, documents -> halfAgain(sound, documents))),
                named("unknown_taken_for_refused", "A lost acknowledgement is reported as a refusal.", "DUR-03")
                        .store(sound -> adding(sound, documents -> refusing(sound, documents))),
                named("failure_acknowledged", "After a failure calls are acknowledged and not made.", "DUR-04")
                        .store(Acknowledging::new),
                named("refused_and_written_later", "A call that failed is made again after each other one.", "DUR-05")
                        .store(WrittenLater::new),
                named("no_reason_given", "Errors do not say what was the matter.", "DUR-06")
                        .store(sound -> adding(
                                sound,
                                documents -> failingWith(sound, documents, "something went wrong; try again later"))),
                named("broken_for_good", "After a failure the store has to be opened again.", "DUR-07")
                        .store(BrokenForGood::new),
                named("stack_trace_as_message", "Errors are many lines long.", "DUR-08")
                        .store(sound -> adding(
                                sound,
                                documents -> failingWith(sound, documents, "connections\n\tat store\n\tat driver"))));
    }

    /** A way to add. */
    private interface Adding {
        List<String> add(List<EmbeddedDocument> documents);
    }

    private static VectorStore adding(VectorStore sound, Adding fault) {
        return new ForwardingStore(sound) {
            @Override
            public List<String> addEmbedded(List<EmbeddedDocument> documents) {
                return fault.add(documents);
            }
        };
    }

    private static VectorStore inBatches(VectorStore sound) {
        return adding(sound, documents -> {
            List<String> ids = new ArrayList<>();
            for (int from = 0; from < documents.size(); from += BATCH) {
                ids.addAll(sound.addEmbedded(documents.subList(from, Math.min(from + BATCH, documents.size()))));
            }
            return ids;
        });
    }

    private static List<String> halfAgain(VectorStore sound, List<EmbeddedDocument> documents) {
        try {
            return sound.addEmbedded(documents);
        } catch (VectorStoreException e) {
            sound.addEmbedded(Faults.first(BATCH, documents));
            throw e;
        }
    }

    private static List<String> refusing(VectorStore sound, List<EmbeddedDocument> documents) {
        try {
            return sound.addEmbedded(documents);
        } catch (OutcomeUnknownException e) {
            throw new VectorStoreException("adding failed and changed nothing: " + e.getMessage(), e);
        }
    }

    private static List<String> failingWith(VectorStore sound, List<EmbeddedDocument> documents, String message) {
        try {
            return sound.addEmbedded(documents);
        } catch (VectorStoreException e) {
            throw new VectorStoreException(message, e);
        }
    }

    private static final class Acknowledging extends ForwardingStore {
        private volatile boolean failed;

        Acknowledging(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            if (!failed) {
                return noting(() -> sound.addEmbedded(documents));
            }
            return documents.stream()
                    .map(document -> document.document().id())
                    .map(id -> id == null ? UUID.randomUUID().toString() : id)
                    .toList();
        }

        @Override
        public void delete(List<String> ids) {
            noting(() -> {
                sound.delete(ids);
                return ids;
            });
        }

        @Override
        public List<ScoredDocument> search(SearchRequest request) {
            return noting(() -> sound.search(request));
        }

        @Override
        public List<Document> getByIds(List<String> ids) {
            return noting(() -> sound.getByIds(ids));
        }

        /** Any call may be the one that meets the fault. */
        private <T> T noting(Supplier<T> call) {
            try {
                return call.get();
            } catch (VectorStoreException e) {
                failed = true;
                throw e;
            }
        }
    }

    private static final class WrittenLater extends ForwardingStore {
        private final List<List<EmbeddedDocument>> refused = new ArrayList<>();

        WrittenLater(VectorStore sound) {
            super(sound);
        }

        @Override
        public synchronized List<String> addEmbedded(List<EmbeddedDocument> documents) {
            try {
                List<String> ids = sound.addEmbedded(documents);
                refused.forEach(sound::addEmbedded);
                return ids;
            } catch (VectorStoreException e) {
                refused.add(documents);
                throw e;
            }
        }
    }

    private static final class BrokenForGood extends ForwardingStore {
        private boolean broken;

        BrokenForGood(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            try {
                requireWhole();
                return sound.addEmbedded(documents);
            } catch (VectorStoreException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public CollectionStats getCollectionStats() {
            requireWhole();
            return sound.getCollectionStats();
        }

        private void requireWhole() {
            if (broken) {
                throw new VectorStoreException("the connection is broken; open the store again");
            }
        }
    }
}
