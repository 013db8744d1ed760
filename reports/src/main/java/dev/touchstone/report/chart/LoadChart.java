package dev.touchstone.report.chart;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.LoadPoint;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** Latency against the rate of an open loop, with the target and the knee. */
final class LoadChart {
    /** Below this share of the other a point stands apart from it. */
    private static final double VISIBLE = 0.9;

    private final CapacityPlan plan;
    private final List<LoadPoint> loads;

    private LoadChart(CapacityPlan plan) {
        this.plan = plan;
        this.loads = plan.loads().stream()
                .sorted(Comparator.comparingDouble(LoadPoint::rate))
                .toList();
    }

    static Optional<XYChart> draw(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class)
                .filter(plan -> !plan.loads().isEmpty())
                .map(plan -> new LoadChart(plan).draw());
    }

    private XYChart draw() {
        double target = plan.asked().p99Millis();
        List<Double> latencies = Stream.concat(
                        loads.stream()
                                .flatMap(load -> Stream.of(load.p50Millis(), load.p99Millis(), load.closedP99Millis())),
                        Stream.of(target))
                .toList();
        List<Double> rates = loads.stream().map(LoadPoint::rate).toList();
        Canvas canvas = new Canvas(
                new Heading(
                        "Latency against rate, open loop, "
                                + size()
                                + plan.asked().dimensions() + " dimensions",
                        "a point a load, of every search for the knee · from when requests were due; sent: from when they were sent, which hides the queue;"
                                + " shown where it differs"),
                new Axis("requests due a second", Scales.fromZero(rates)),
                new Axis("latency in ms (down is better)", Scales.logarithmic(latencies)),
                Canvas.HEIGHT);
        double last = rates.get(rates.size() - 1);
        canvas.line(Look.line(Look.INK, Look.THIN), new Point(0, target), new Point(last, target));
        canvas.label(new Point(last * 0.04, target), "target p99 " + Numbers.significant(target) + " ms", Look.INK);
        series(canvas, new Series("p99", 1, loads), LoadPoint::p99Millis);
        List<LoadPoint> queued = loads.stream()
                .filter(load -> load.closedP99Millis() < VISIBLE * load.p99Millis())
                .toList();
        if (!queued.isEmpty()) {
            series(canvas, new Series("p99, sent", 2, queued), LoadPoint::closedP99Millis);
        }
        series(canvas, new Series("p50", 0, loads), LoadPoint::p50Millis);
        knee().ifPresent(rate -> knee(canvas, rate, latencies));
        return canvas.finish();
    }

    /** How many documents there were. */
    private String size() {
        return plan.growth(PlanMetrics.KNEE.key())
                .heldOut()
                .map(check -> Numbers.count(Math.round(check.rows())) + " documents, ")
                .orElse("");
    }

    private record Series(String name, int number, List<LoadPoint> loads) {}

    private static void series(Canvas canvas, Series series, ToDoubleFunction<LoadPoint> latency) {
        canvas.series(
                series.name(),
                Look.series(series.number()).withoutLine(),
                series.loads().stream()
                        .map(load -> new Point(load.rate(), latency.applyAsDouble(load)))
                        .toList());
    }

    private Optional<Double> knee() {
        return plan.growth(PlanMetrics.KNEE.key()).heldOut().map(check -> check.measured());
    }

    private static void knee(Canvas canvas, double rate, List<Double> latencies) {
        double low = latencies.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = latencies.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        canvas.line(Look.line(Look.MUTED, Look.THIN), new Point(rate, low), new Point(rate, high));
        canvas.label(new Point(rate, high), "knee at " + Numbers.significant(rate) + "/s", Look.MUTED);
    }
}
