package dev.touchstone.report.chart;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The charts of a shadow period. */
final class ShadowCharts {
    private static final SortedMap<String, String> STORES =
            new TreeMap<>(Map.of("shadow-search-file", "file store", "shadow-search-postgres", "PostgreSQL"));

    private ShadowCharts() {}

    static List<RunChart> all() {
        return List.of(
                new RunChart(
                        "shadow-questions.png",
                        "What became of the questions, over the shadow period",
                        ShadowChart::fates),
                new RunChart(
                        "shadow-differences.png",
                        "Differences by class, over the shadow period",
                        ShadowChart::differences),
                new RunChart(
                        "shadow-latency.png",
                        "Distribution of search latency in both stores",
                        run -> DistributionChart.draw(
                                run, Heading.of(run, "Search latency in the shadow period"), STORES)),
                new RunChart(
                        "shadow-drift.png",
                        "Documents PostgreSQL was behind, over the shadow period",
                        ShadowChart::drift));
    }
}
