package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code plan.json}: what a deployment needs, and how sure that is.
 *
 * @param asked what has to be held and served
 * @param growth how each figure grows with the rows
 * @param loads every load tried at the held-out size, in the order of trying
 * @param clientLimit requests/s this client can send at all
 * @param pool the connection pool
 * @param details what was measured beside
 * @param shards how users are dealt out; absent where no node was named
 * @param advice what to buy and to set, a sentence each, the most important first
 * @param warnings what limits the answer, a sentence each
 */
public record CapacityPlan(
        Asked asked,
        List<Growth> growth,
        List<LoadPoint> loads,
        double clientLimit,
        PoolSizing pool,
        PlanDetails details,
        Optional<Shards> shards,
        List<String> advice,
        List<String> warnings) {
    public static final String FILE = "plan.json";

    /**
     * What was asked.
     *
     * @param targetRate requests/s
     * @param p99Millis the most that p99 may be
     */
    public record Asked(long documents, int dimensions, double targetRate, double p99Millis) {
        public Asked {
            if (documents < 1 || dimensions < 1) {
                throw new ReportException(
                        "a plan for " + documents + " documents of " + dimensions + " dimensions holds nothing");
            }
            if (!(targetRate > 0 && p99Millis > 0)) {
                throw new ReportException("a plan needs a target rate and a p99 above 0, not " + targetRate
                        + " requests/s and " + p99Millis + " ms");
            }
        }
    }

    public CapacityPlan {
        growth = List.copyOf(growth);
        loads = List.copyOf(loads);
        advice = List.copyOf(advice);
        warnings = List.copyOf(warnings);
    }

    /** How one figure grows. */
    public Growth growth(String figure) {
        return growth.stream()
                .filter(one -> one.figure().equals(figure))
                .findFirst()
                .orElseThrow(() -> new ReportException("the plan says nothing of " + figure));
    }
}
