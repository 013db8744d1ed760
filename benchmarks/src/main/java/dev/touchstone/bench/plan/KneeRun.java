package dev.touchstone.bench.plan;

import dev.touchstone.bench.load.Knee;
import dev.touchstone.bench.load.LoadResult;
import dev.touchstone.bench.load.Trial;
import dev.touchstone.report.capacity.LoadPoint;
import java.util.List;

/**
 * One search for a knee that was found.
 *
 * @param meets the highest confirmed rate that met the target, requests/s
 * @param misses the lowest rate above it that missed it
 * @param loads every load that was tried
 */
record KneeRun(double meets, double misses, List<LoadPoint> loads) {
    private static final double NANOS_PER_MILLI = 1e6;

    KneeRun {
        loads = List.copyOf(loads);
    }

    /** A knee that has both of its ends. */
    static KneeRun of(Knee knee) {
        return new KneeRun(
                knee.meets().orElseThrow(),
                knee.misses().orElseThrow(),
                knee.trials().stream().map(KneeRun::point).toList());
    }

    private static LoadPoint point(Trial trial) {
        LoadResult result = trial.result();
        return new LoadPoint(
                trial.rate(),
                result.latency().getValueAtPercentile(50) / NANOS_PER_MILLI,
                result.latency().getValueAtPercentile(99) / NANOS_PER_MILLI,
                result.service().getValueAtPercentile(99) / NANOS_PER_MILLI,
                result.lost(),
                trial.met());
    }
}
