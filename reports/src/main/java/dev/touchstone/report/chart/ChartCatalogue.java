package dev.touchstone.report.chart;

import dev.touchstone.report.ReportException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The charts a run may have, in the order of its report: each part lists its own. */
public final class ChartCatalogue {
    private static final ChartCatalogue STANDARD = new ChartCatalogue(
            Stream.of(SweepCharts.all(), TuneCharts.all(), PlanCharts.all(), AgeingCharts.all(), ShadowCharts.all())
                    .flatMap(List::stream)
                    .toList());

    private final List<RunChart> charts;

    ChartCatalogue(List<RunChart> charts) {
        Set<String> names = new HashSet<>();
        for (RunChart chart : charts) {
            if (!names.add(chart.fileName())) {
                throw new ReportException("chart " + chart.fileName() + " is listed twice; remove one");
            }
        }
        this.charts = List.copyOf(charts);
    }

    /** The charts of all parts. */
    public static ChartCatalogue standard() {
        return STANDARD;
    }

    /** All charts, in the order of the report. */
    public List<RunChart> charts() {
        return charts;
    }
}
