package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.cell.MeasuredCell;
import dev.touchstone.report.cell.MeasuredCells;
import dev.touchstone.report.cell.Printable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** Recall against throughput: a line an index, a point a search setting, and the Pareto frontier over all. */
final class RecallChart {
    private final List<MeasuredCell> cells;
    private final CellNames names;
    private final Canvas canvas;
    private final Map<String, Look> looks = new HashMap<>();

    private RecallChart(Run run, List<MeasuredCell> cells) {
        this.cells = cells;
        this.names = CellNames.over(cells.stream().map(MeasuredCell::parameters).toList());
        String spreads = Spreads.note(cells, List.of(Metrics.RECALL_MEAN, Metrics.SEARCH_QPS));
        Heading heading = Heading.of(run, "Recall against throughput", names.context(), settingsNote(cells), spreads);
        this.canvas = new Canvas(
                heading,
                new Axis(
                        "mean recall@10 (right is better; the axis widens towards 1)",
                        Scales.recall(all(Metrics.RECALL_MEAN))),
                new Axis("throughput in queries/s (up is better)", Scales.amounts(all(Metrics.SEARCH_QPS))),
                Canvas.HEIGHT);
    }

    /** What the numbers at the points are. */
    private static String settingsNote(List<MeasuredCell> cells) {
        String settings = Stream.of("ef_search", "probes")
                .filter(name ->
                        cells.stream().anyMatch(cell -> cell.parameters().containsKey(name)))
                .collect(Collectors.joining(" or "));
        return settings.isEmpty() ? "" : "numbers at points: " + settings;
    }

    static Optional<XYChart> draw(Run run) {
        List<MeasuredCell> cells = MeasuredCells.search(run).stream()
                .filter(cell -> cell.has(Metrics.RECALL_MEAN, Metrics.SEARCH_QPS))
                .toList();
        return cells.isEmpty() ? Optional.empty() : Optional.of(new RecallChart(run, cells).draw());
    }

    private List<Double> all(Metric metric) {
        return cells.stream()
                .flatMap(cell -> Spreads.extent(cell.get(metric).orElseThrow()))
                .toList();
    }

    private XYChart draw() {
        List<Point> frontier =
                Frontier.of(cells.stream().map(RecallChart::point).toList());
        if (frontier.size() > 1) {
            canvas.series("Pareto frontier", Look.line(Look.BAND, Look.HALO), frontier);
        }
        cells.forEach(this::drawSpread);
        drawSeries();
        drawLabels(frontier);
        return canvas.finish();
    }

    private void drawSeries() {
        Map<String, List<MeasuredCell>> series = new LinkedHashMap<>();
        for (MeasuredCell cell : cells) {
            series.computeIfAbsent(seriesName(cell), name -> new ArrayList<>()).add(cell);
        }
        int baselines = 0;
        int indexes = 0;
        for (Map.Entry<String, List<MeasuredCell>> entry : series.entrySet()) {
            boolean baseline = settings(entry.getValue().get(0)).isEmpty();
            Look look = baseline ? Look.baseline(baselines++) : Look.series(indexes++);
            looks.put(entry.getKey(), look);
            canvas.series(
                    entry.getKey(),
                    look,
                    entry.getValue().stream().map(RecallChart::point).toList());
        }
    }

    /** The settings at the points, those on the frontier first: where room is short, they keep theirs. */
    private void drawLabels(List<Point> frontier) {
        cells.stream()
                .filter(cell -> !settings(cell).isEmpty())
                .sorted(Comparator.comparing(cell -> !frontier.contains(point(cell))))
                .forEach(cell -> canvas.label(
                        point(cell), settings(cell), looks.get(seriesName(cell)).textColor()));
    }

    private void drawSpread(MeasuredCell cell) {
        Look look = Look.line(Look.MUTED, Look.THIN);
        Point point = point(cell);
        Measurement recall = cell.get(Metrics.RECALL_MEAN).orElseThrow();
        Measurement qps = cell.get(Metrics.SEARCH_QPS).orElseThrow();
        recall.spread()
                .ifPresent(range ->
                        canvas.spread(look, new Point(range.low(), point.y()), new Point(range.high(), point.y())));
        qps.spread()
                .ifPresent(range ->
                        canvas.spread(look, new Point(point.x(), range.low()), new Point(point.x(), range.high())));
    }

    /** The index, and what else differs apart from its search settings. */
    private String seriesName(MeasuredCell cell) {
        String index = CellNames.index(cell.parameters());
        String rest = Stream.of(names.search(cell.parameters()).split(", "))
                .filter(part -> !part.isEmpty() && !part.startsWith("ef_search ") && !part.startsWith("probes "))
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? index : index + ", " + rest;
    }

    private static String settings(MeasuredCell cell) {
        Map<String, String> parameters = cell.parameters();
        return Printable.text(parameters.getOrDefault("ef_search", parameters.getOrDefault("probes", "")));
    }

    private static Point point(MeasuredCell cell) {
        return new Point(cell.value(Metrics.RECALL_MEAN), cell.value(Metrics.SEARCH_QPS));
    }
}
