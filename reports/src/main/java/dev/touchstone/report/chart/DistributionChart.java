package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.knowm.xchart.XYChart;

/** The distribution of latencies: for each latency the share of operations that took no longer. */
final class DistributionChart {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int STEPS_PER_HALF = 20;

    private DistributionChart() {}

    /**
     * Draws histograms of the run's folder.
     *
     * @param heading title and note
     * @param curves what the legend calls a histogram, by its name; those the run lacks are left out
     */
    static Optional<XYChart> draw(Run run, Heading heading, Map<String, String> curves) {
        Map<String, List<Point>> points = new LinkedHashMap<>();
        List<String> there = run.histogramNames();
        curves.forEach((name, label) -> {
            if (there.contains(name)) {
                points.put(label, points(run.histogram(name)));
            }
        });
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<Double> latencies =
                points.values().stream().flatMap(List::stream).map(Point::x).toList();
        Canvas canvas = new Canvas(
                heading,
                new Axis("latency in ms (left is better)", Scales.logarithmic(latencies)),
                new Axis("share that took no longer (widens towards all)", Scales.percentiles()),
                Canvas.HEIGHT);
        int n = 0;
        for (Map.Entry<String, List<Point>> curve : points.entrySet()) {
            canvas.series(
                    curve.getKey(),
                    Look.line(Look.series(n).color(), Look.series(n).stroke()),
                    curve.getValue());
            n++;
        }
        return Optional.of(canvas.finish());
    }

    private static List<Point> points(Histogram histogram) {
        List<Point> points = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(STEPS_PER_HALF)) {
            double millis = step.getValueIteratedTo() / NANOS_PER_MILLI;
            points.add(new Point(millis, step.getPercentileLevelIteratedTo() / 100));
        }
        return points;
    }
}
