package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;

/**
 * One setting that was tried.
 *
 * @param figures what was measured; empty for a void cell, or one given up before it was measured
 * @param voidReason why what ran was not what was asked for; empty for a valid cell
 * @param dropped why it was given up early, such as {@code dominated by HNSW m 16, ef_search 40 after 1 round}; its
 *     figures then rest on fewer samples
 * @param plans at executions 1 to 12
 * @param worst its worst queries, the worst first; empty where they were not looked up
 * @param histogram name of its latency histogram in the run folder, in nanoseconds
 */
public record TunedCell(
        Setting setting,
        Optional<CellFigures> figures,
        Optional<String> voidReason,
        Optional<String> dropped,
        List<PlanSeen> plans,
        List<MissedQuery> worst,
        Optional<String> histogram) {
    /** How the reason of a cell begins that was given up for want of time, and not for what was seen of it. */
    public static final String OUT_OF_TIME = "the time budget ended";

    public TunedCell {
        plans = List.copyOf(plans);
        worst = List.copyOf(worst);
        if (voidReason.isPresent() && figures.isPresent()) {
            throw new ReportException("cell " + setting.cell() + " is void and has figures; a void cell has none");
        }
        if (voidReason.isEmpty() && dropped.isEmpty() && figures.isEmpty()) {
            throw new ReportException("cell " + setting.cell() + " has no figures and no reason for it");
        }
    }

    /** A cell that was measured. */
    public static TunedCell measured(Setting setting, CellFigures figures, List<PlanSeen> plans) {
        return new TunedCell(
                setting, Optional.of(figures), Optional.empty(), Optional.empty(), plans, List.of(), Optional.empty());
    }

    /** A cell that measured nothing, because what ran was not what was asked for. */
    public static TunedCell voided(Setting setting, String reason, List<PlanSeen> plans) {
        return new TunedCell(
                setting, Optional.empty(), Optional.of(reason), Optional.empty(), plans, List.of(), Optional.empty());
    }

    /** Whether it was given up for want of time, so that nothing speaks against it. */
    boolean ranOutOfTime() {
        return dropped.filter(reason -> reason.startsWith(OUT_OF_TIME)).isPresent();
    }

    /** The same cell, given up early. */
    public TunedCell droppedBecause(String reason) {
        return new TunedCell(setting, figures, voidReason, Optional.of(reason), plans, worst, histogram);
    }

    /** The same cell with its worst queries. */
    public TunedCell withWorst(List<MissedQuery> queries) {
        return new TunedCell(setting, figures, voidReason, dropped, plans, queries, histogram);
    }

    /** The same cell with its latency histogram. */
    public TunedCell withHistogram(String name) {
        return new TunedCell(setting, figures, voidReason, dropped, plans, worst, Optional.of(name));
    }
}
