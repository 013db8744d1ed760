package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.Measurement;
import dev.touchstone.bench.ingest.IngestEffort;
import java.time.Duration;

/** How much a tune run measures; the names are what the command line takes. */
public enum TuneProfile {
    // queries at first, queries at most, finalists; rounds, iterations, ms an iteration, ms of warm-up at most
    /** Shows in seconds that everything works; too little is measured to decide by. */
    SMOKE(50, 200, 2, 2, 2, 200, 200),
    /** Ends within five minutes on 10,000 documents and two quiet cores. */
    QUICK(100, 1_000, 4, 3, 8, 1_000, 1_000),
    /** Twice the finalists, more rounds. */
    STANDARD(200, 2_000, 8, 5, 6, 1_000, 2_000),
    /** For choices that lie close together. */
    THOROUGH(300, 10_000, 12, 8, 8, 1_500, 3_000);

    private static final int INGEST_SHARE = 4;

    private final int firstQueries;
    private final int mostQueries;
    private final int finalists;
    private final int rounds;
    private final int iterations;
    private final int iterationMs;
    private final int warmUpLimitMs;

    TuneProfile(int firstQueries, int mostQueries, int finalists, int... turns) {
        this.firstQueries = firstQueries;
        this.mostQueries = mostQueries;
        this.finalists = finalists;
        this.rounds = turns[0];
        this.iterations = turns[1];
        this.iterationMs = turns[2];
        this.warmUpLimitMs = turns[3];
    }

    /** Queries of the first look at a setting. */
    int firstQueries() {
        return firstQueries;
    }

    /** The most queries that are asked of a setting. */
    int mostQueries() {
        return mostQueries;
    }

    /** How much is measured of ingest: as many rounds as the finals have, shorter turns. */
    IngestEffort ingest() {
        return new IngestEffort(rounds, Duration.ofMillis(iterationMs / INGEST_SHARE));
    }

    /** Settings compared by forked benchmarks, beside exact search. */
    int finalists() {
        return finalists;
    }

    /** Rounds of the final comparison, each on a build of its own, and the iterations of a setting in a round. */
    Measurement measurement() {
        return new Measurement(rounds, iterations, iterationMs, warmUpLimitMs);
    }
}
