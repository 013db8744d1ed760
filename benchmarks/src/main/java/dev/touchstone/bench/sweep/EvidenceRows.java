package dev.touchstone.bench.sweep;

import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.dataset.recall.RecallSummary;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Spread;
import java.util.List;

/** The measurements that a cell's evidence amounts to. */
public final class EvidenceRows {
    private EvidenceRows() {}

    /** Returns recall, fill rate, fallbacks and the share of executions by the plan under test. */
    public static List<Measurement> of(Evidence evidence) {
        RecallSummary recall = evidence.recall();
        int n = recall.queries();
        Spread ci95 = new Spread(
                recall.meanInterval95().lower(), recall.meanInterval95().upper(), "ci95");
        return List.of(
                Measurement.of(Metrics.RECALL_MEAN, evidence.cell(), recall.mean(), n)
                        .within(ci95),
                Measurement.of(Metrics.RECALL_P5, evidence.cell(), recall.p5(), n),
                Measurement.of(Metrics.RECALL_MINIMUM, evidence.cell(), recall.minimum(), n),
                Measurement.of(Metrics.FILL_RATE, evidence.cell(), recall.fillRate(), n),
                Measurement.of(Metrics.EXACT_FALLBACKS, evidence.cell(), (double) evidence.exactFallbacks(), n),
                Measurement.of(
                        Metrics.PLAN_OK_SHARE, evidence.cell(), evidence.plan().okShare(), PlanCheck.EXECUTIONS));
    }
}
