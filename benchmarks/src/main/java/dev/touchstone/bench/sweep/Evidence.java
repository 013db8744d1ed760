package dev.touchstone.bench.sweep;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.parity.Compared;
import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.conformance.parity.ParityReport;
import dev.touchstone.dataset.recall.RecallScores;
import dev.touchstone.dataset.recall.RecallSummary;
import java.util.Map;

/**
 * What is known of a cell before its speed is measured.
 *
 * @param cell its name
 * @param exact whether it searches exactly
 * @param plan whether the plan under test was executed
 * @param scores recall of every query against the exact ground truth
 * @param parity its answers against the file store's
 * @param exactFallbacks answers that an exact scan had to complete, shown beside the recall they raise
 */
public record Evidence(
        Map<String, String> cell,
        boolean exact,
        PlanCheck plan,
        RecallScores scores,
        ParityReport parity,
        long exactFallbacks) {
    /** Returns the cell as text. */
    public String name() {
        return Cells.name(cell);
    }

    /** Returns recall over all queries. */
    public RecallSummary recall() {
        return scores.summary();
    }

    /** Returns how its answers compared with the file store's. */
    public Compared compared() {
        return new Compared(cell, exact, parity);
    }

    /** Whether the cell measures what its name says. */
    public boolean valid() {
        return plan.fault().isEmpty();
    }
}
