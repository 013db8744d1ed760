package dev.touchstone.conformance.selftest;

import static dev.touchstone.conformance.selftest.Mutant.named;

import dev.touchstone.store.CollectionStats;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of statistics. */
final class StatisticsMutants {
    private static final int STEP = 10;

    private StatisticsMutants() {}

    static List<Mutant> all() {
        return List.of(
                named("count_estimated", "The count is the planner's estimate, in steps of ten.", "STA-01")
                        .store(telling(stats -> new CollectionStats(
                                (stats.documentCount() + STEP - 1) / STEP * STEP,
                                (stats.vectorCount() + STEP - 1) / STEP * STEP,
                                stats.storePath(),
                                stats.status()))),
                named("path_with_host", "The path is the address of the database.", "STA-02")
                        .store(telling(stats -> new CollectionStats(
                                stats.documentCount(),
                                stats.vectorCount(),
                                "jdbc:postgresql://127.0.0.1:5432/vectors?user=app",
                                stats.status()))),
                named("always_ready", "The status is \"ready\" from the first document on, for ever.", "STA-03")
                        .store(Ready::new),
                named("versions_counted", "A replaced document is counted once more.", "STA-04")
                        .store(Versions::new));
    }

    private static UnaryOperator<VectorStore> telling(UnaryOperator<CollectionStats> change) {
        return sound -> new ForwardingStore(sound) {
            @Override
            public CollectionStats getCollectionStats() {
                return change.apply(sound.getCollectionStats());
            }
        };
    }

    /** Never goes back to "empty". */
    private static final class Ready extends ForwardingStore {
        private boolean filled;

        Ready(VectorStore sound) {
            super(sound);
        }

        @Override
        public CollectionStats getCollectionStats() {
            CollectionStats stats = sound.getCollectionStats();
            filled |= stats.documentCount() > 0;
            return new CollectionStats(
                    stats.documentCount(), stats.vectorCount(), stats.storePath(), filled ? "ready" : "empty");
        }
    }

    /** Counts rows that are no longer valid. */
    private static final class Versions extends ForwardingStore {
        private long old;

        Versions(VectorStore sound) {
            super(sound);
        }

        @Override
        public List<String> addEmbedded(List<EmbeddedDocument> documents) {
            long before = sound.getCollectionStats().documentCount();
            List<String> ids = sound.addEmbedded(documents);
            old += before + ids.size() - sound.getCollectionStats().documentCount();
            return ids;
        }

        @Override
        public CollectionStats getCollectionStats() {
            CollectionStats stats = sound.getCollectionStats();
            return new CollectionStats(
                    stats.documentCount() + old, stats.vectorCount() + old, stats.storePath(), stats.status());
        }
    }
}
