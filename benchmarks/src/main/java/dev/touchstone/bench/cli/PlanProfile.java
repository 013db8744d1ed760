package dev.touchstone.bench.cli;

import dev.touchstone.bench.plan.PlanSettings.Effort;
import dev.touchstone.bench.plan.PlanSettings.Pace;
import java.util.List;

/** How thoroughly a plan measures; the names are what the command line takes. */
enum PlanProfile {
    /** A few minutes. */
    QUICK,
    /** Up to half an hour at 768 dimensions on 2 cores. */
    STANDARD;

    private static final long SEED = 1;

    List<Integer> sizes() {
        return this == QUICK ? List.of(2_500, 5_000, 10_000) : List.of(12_500, 25_000, 50_000);
    }

    int heldOut() {
        return this == QUICK ? 30_000 : 200_000;
    }

    Effort effort() {
        return this == QUICK
                ? new Effort(2, 500, 5, 1, 1, SEED, Pace.USUAL)
                : new Effort(4, 1_000, 5, 2, 2, SEED, Pace.USUAL);
    }
}
