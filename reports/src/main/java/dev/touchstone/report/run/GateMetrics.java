package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Direction.NEUTRAL;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.MILLISECONDS;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;

/** The metrics of a gate's rounds, and of what the gate itself is worth. */
public final class GateMetrics {
    public static final Metric ROUND_RECALL =
            new Metric("gate.round.recall_at_10", SHARE, HIGHER_IS_BETTER, "recall@10 of a build");
    public static final Metric ROUND_P50 = new Metric("gate.round.p50_ms", MILLISECONDS, LOWER_IS_BETTER, "p50");
    public static final Metric ROUND_P95 = new Metric("gate.round.p95_ms", MILLISECONDS, LOWER_IS_BETTER, "p95");
    public static final Metric ROUND_P99 = new Metric("gate.round.p99_ms", MILLISECONDS, LOWER_IS_BETTER, "p99");
    public static final Metric ROUND_REFERENCE =
            new Metric("gate.round.reference_p50_ms", MILLISECONDS, NEUTRAL, "p50 of the reference scan");

    public static final Metric FALSE_ALARMS =
            new Metric("gate.false_alarms", COUNT, LOWER_IS_BETTER, "equal runs that failed");
    public static final Metric UNDECIDED =
            new Metric("gate.inconclusive", COUNT, LOWER_IS_BETTER, "equal runs without a decision");
    public static final Metric POWER_RECALL =
            new Metric("gate.power.recall", SHARE, HIGHER_IS_BETTER, "planted recall losses caught");
    public static final Metric POWER_LATENCY =
            new Metric("gate.power.latency", SHARE, HIGHER_IS_BETTER, "planted slowdowns caught");
    public static final Metric PLANTED_LOSS =
            new Metric("gate.planted.recall_loss", SHARE, NEUTRAL, "recall@10 lost on the same builds");
    public static final Metric PLANTED_RATIO =
            new Metric("gate.planted.p95_ratio", RATIO, NEUTRAL, "p95 of the slowed over the store's own");
    public static final Metric AA_RATIO =
            new Metric("gate.equal.p95_ratio", RATIO, NEUTRAL, "p95 of one run over that of an equal one");

    private GateMetrics() {}

    static List<Metric> all() {
        return List.of(
                ROUND_RECALL,
                ROUND_P50,
                ROUND_P95,
                ROUND_P99,
                ROUND_REFERENCE,
                FALSE_ALARMS,
                UNDECIDED,
                POWER_RECALL,
                POWER_LATENCY,
                PLANTED_LOSS,
                PLANTED_RATIO,
                AA_RATIO);
    }
}
