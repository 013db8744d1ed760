package dev.touchstone.report.chart;

import java.util.List;

/** The charts of an index that ages. */
final class AgeingCharts {
    private AgeingCharts() {}

    static List<RunChart> all() {
        return List.of(new RunChart(
                "ageing.png", "Recall, fill rate, p99, sizes and dead rows on one time axis", AgeingChart::draw));
    }
}
