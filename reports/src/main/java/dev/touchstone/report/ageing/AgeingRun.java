package dev.touchstone.report.ageing;

import java.util.List;

/**
 * The content of {@code ageing.json}: an index's life under writes, and when to build it anew.
 *
 * @param asked what was done to it
 * @param points every look, in order; the first is fresh
 * @param maintenance every VACUUM and REINDEX, in order
 * @param advice what follows
 * @param notes what limits it, a sentence each
 */
public record AgeingRun(
        Asked asked, List<AgedPoint> points, List<Maintenance> maintenance, AgeingAdvice advice, List<String> notes) {
    public static final String FILE = "ageing.json";

    /**
     * The runbook, as far as a report needs it.
     *
     * @param index for people, such as {@code hnsw m=16 ef_construction=64 ef_search=40}
     * @param k rows asked of a search
     * @param daysPerCycle days of a deployment in one batch of writes
     * @param churnPerDay documents updated or deleted a day, over those that live, above 0
     * @param vacuumEvery cycles between two VACUUMs, 0 for never
     * @param tolerance how much is too much
     */
    public record Asked(
            String index, int k, double daysPerCycle, double churnPerDay, int vacuumEvery, Tolerance tolerance) {}

    public AgeingRun {
        points = List.copyOf(points);
        maintenance = List.copyOf(maintenance);
        notes = List.copyOf(notes);
    }

    /** How many days were lived through. */
    public double days() {
        return points.get(points.size() - 1).when().day();
    }
}
