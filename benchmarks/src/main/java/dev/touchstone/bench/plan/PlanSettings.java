package dev.touchstone.bench.plan;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.GraphMemory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a plan measures.
 *
 * @param dimensions components of a vector
 * @param sizes numbers of rows the models are fitted on, ascending, at least 3
 * @param heldOut the number of rows that is predicted and then built, above the largest of {@code sizes}
 * @param index how the index is built and searched
 * @param effort how much is measured
 * @param target the latency a load has to keep
 * @param traffic what the loads send
 */
public record PlanSettings(
        int dimensions,
        List<Integer> sizes,
        int heldOut,
        Index index,
        Effort effort,
        LatencyTarget target,
        Traffic traffic) {
    private static final int LEAST_SIZES = 3;

    /**
     * An HNSW index and how it is searched.
     *
     * @param efSearch also at least {@code k}
     */
    public record Index(int m, int efConstruction, int efSearch, int k) {}

    /**
     * How much is measured.
     *
     * @param builds builds of each size, the sizes taking turns
     * @param queries different queries
     * @param rounds passes over the queries at each size, the sizes taking turns
     * @param knees searches for the knee at each size, the sizes taking turns
     * @param kneeRepeats the same at the largest size that models are fitted on, at least {@code knees}
     * @param seed of arrivals
     * @param pace how long one measurement lasts
     */
    public record Effort(int builds, int queries, int rounds, int knees, int kneeRepeats, long seed, Pace pace) {
        private static final int MEMORY_ROUNDS = 3;

        /** Passes over the queries in and out of memory. */
        int memoryRounds() {
            return Math.min(MEMORY_ROUNDS, rounds);
        }

        public Effort {
            if (kneeRepeats < knees) {
                throw new ConfigurationException("knee_repeats is " + kneeRepeats + "; it must be at least " + knees);
            }
        }

        /** The same with another number of searches for the knee at the largest fitted size. */
        public Effort withKneeRepeats(int repeats) {
            return new Effort(builds, queries, rounds, knees, repeats, seed, pace);
        }
    }

    /**
     * How long one measurement lasts.
     *
     * @param sliceMillis clients that each send the next request when the last is answered
     * @param warmUpMillis before a load counts
     * @param loadMillis a load, where its percentile needs no longer
     * @param clientMillis a load that asks nothing of the server, to see what the client can send
     */
    public record Pace(int sliceMillis, int warmUpMillis, int loadMillis, int clientMillis) {
        /** Long enough for a machine's hiccups to be a small part. */
        public static final Pace USUAL = new Pace(1_000, 700, 2_000, 700);

        Duration slice() {
            return Duration.ofMillis(sliceMillis);
        }

        Duration warmUp() {
            return Duration.ofMillis(warmUpMillis);
        }

        Duration load() {
            return Duration.ofMillis(loadMillis);
        }

        Duration client() {
            return Duration.ofMillis(clientMillis);
        }
    }

    public PlanSettings {
        sizes = sizes.stream().sorted().distinct().toList();
        if (sizes.size() < LEAST_SIZES) {
            throw new ConfigurationException("models are fitted on 3 sizes or more, not on " + sizes);
        }
        if (sizes.get(0) < 1_000) {
            throw new ConfigurationException("the smallest size is " + sizes.get(0)
                    + " rows; below 1000 the planner scans and no index is measured");
        }
        if (heldOut <= sizes.get(sizes.size() - 1)) {
            throw new ConfigurationException("the held-out size, " + heldOut
                    + " rows, must be above the largest size that models are fitted on, "
                    + sizes.get(sizes.size() - 1));
        }
        if (index.efSearch() < index.k()) {
            throw new ConfigurationException(
                    "ef_search is " + index.efSearch() + " and k is " + index.k() + "; ef_search must be at least k");
        }
    }

    /** Every size that is built, ascending; the held-out one is the last. */
    List<Integer> built() {
        return Stream.concat(sizes.stream(), Stream.of(heldOut)).toList();
    }

    /** The sizes at which a knee is searched for in a round: the largest fitted one most often. */
    List<Integer> searchedIn(int repeat) {
        return repeat < effort.knees() ? built() : List.of(largestFitted());
    }

    /** What the graph of that many rows takes while it is built. */
    GraphMemory graph(int rows, int m) {
        return new GraphMemory(rows, dimensions, VectorType.VECTOR, m);
    }

    int largestFitted() {
        return sizes.get(sizes.size() - 1);
    }
}
