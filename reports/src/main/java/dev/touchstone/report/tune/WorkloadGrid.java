package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one setting answers filtered and per-user searches.
 *
 * @param points one a combination of selectivity and user size
 */
public record WorkloadGrid(Setting setting, List<Point> points) {
    public WorkloadGrid {
        points = List.copyOf(points);
    }

    /**
     * One combination.
     *
     * @param selectivity share of the user's documents that the filter matches, above 0, at most 1
     * @param userRows documents of the user, at least 1
     * @param queries how many were asked
     * @param recall mean recall@k over min(k, matches)
     * @param fillRate rows returned over min(k, matches), before an exact scan helps
     * @param p95Millis latency, where it was measured
     * @param plan how most searches were planned, such as {@code Index Scan}
     */
    public record Point(
            double selectivity,
            long userRows,
            int queries,
            Interval recall,
            double fillRate,
            OptionalDouble p95Millis,
            String plan) {
        public Point {
            if (!(selectivity > 0 && selectivity <= 1) || userRows < 1 || queries < 1) {
                throw new ReportException("a workload of selectivity " + selectivity + " over " + userRows
                        + " rows and " + queries + " queries is none");
            }
        }
    }
}
