package dev.touchstone.report.table;

import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.run.Metrics;

/** What a cell's plan check came to, in a word. */
final class PlanCheck {
    private PlanCheck() {}

    static String describe(MeasuredCell cell) {
        if (cell.voidReason().isPresent()) {
            return "void";
        }
        return cell.get(Metrics.PLAN_OK_SHARE)
                .map(row -> row.value() >= 1 ? "ok" : Numbers.share(row.value()) + " ok")
                .orElse("");
    }
}
