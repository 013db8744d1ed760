package dev.touchstone.bench.tune;

import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.GraphMemory;

/**
 * What a build takes, before it was tried: good to order builds by and to say about how long a run takes.
 *
 * @param rows documents
 * @param dimension of their vectors
 */
record BuildCost(long rows, int dimension) {
    private static final double HEADROOM = 1.25;
    /** Seconds a unit of HNSW's work: 20,000 and 100,000 × 768-d, m 16, ef_construction 64 took 10 s and 60 s on 2 cores. */
    private static final double HNSW_UNIT = 4.9e-10;

    /** Bytes of vectors that an exact search goes through in a second: 10,000 × 384-d took 4.9 ms. */
    private static final double SCANNED_A_SECOND = 3e9;

    private static final double EXACT_START = 3e-4;
    private static final double IVFFLAT_UNIT = 2e-10;
    private static final int SAMPLES_A_LIST = 50;
    private static final int ROUNDS_OF_CENTRES = 10;

    /** Seconds of one build. */
    double seconds(IndexSpec spec) {
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            double width = (dimension + 100) * share(spec.type().orElse(VectorType.VECTOR));
            double depth = Math.log(Math.max(2.0, (double) rows)) / Math.log(2);
            return (double) rows * depth * (hnsw.m() + hnsw.efConstruction()) * width * HNSW_UNIT;
        }
        if (spec instanceof IndexSpec.IvfFlat ivfFlat) {
            double sampled = (double) SAMPLES_A_LIST * ivfFlat.lists() * ROUNDS_OF_CENTRES;
            return ((double) rows + sampled) * ivfFlat.lists() * dimension * IVFFLAT_UNIT;
        }
        return 0;
    }

    /** Seconds of one exact search. */
    double exactSearchSeconds() {
        return EXACT_START + (double) rows * dimension * Float.BYTES / SCANNED_A_SECOND;
    }

    private static double share(VectorType type) {
        return switch (type) {
            case VECTOR -> 1;
            case HALFVEC -> 0.8;
            case BIT -> 0.3;
        };
    }

    /** Memory of the server to give a build, in bytes: a quarter more than what it is computed to hold. */
    double room(IndexSpec spec) {
        return HEADROOM * (double) memory(spec);
    }

    private long memory(IndexSpec spec) {
        VectorType type = spec.type().orElse(VectorType.VECTOR);
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            return new GraphMemory(rows, dimension, type, hnsw.m()).bytes();
        }
        if (spec instanceof IndexSpec.IvfFlat ivfFlat) {
            long samples = Math.min(rows, Math.max(10_000L, (long) SAMPLES_A_LIST * ivfFlat.lists()));
            return (samples + 3L * ivfFlat.lists()) * (8 + 4L * dimension);
        }
        return 0;
    }
}
