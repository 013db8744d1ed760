package dev.touchstone.report.table;

import dev.touchstone.report.run.Run;
import java.util.List;

/** The tables a run's measurements make. */
public final class RunTables {
    private RunTables() {}

    /** One row a measured or void search cell: recall, fill rate, plan check, latency, QPS, and its index's cost. */
    public static Table cells(Run run) {
        return new Table("Cells", "", List.of(), List.of());
    }

    /** The fastest cell of each index kind among those with mean recall@10 of at least {@code floor}. */
    public static Table best(Run run, double floor) {
        return new Table("Best", "", List.of(), List.of());
    }
}
