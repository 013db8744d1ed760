package dev.touchstone.report.chart;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.capacity.ScalabilityLaw;
import dev.touchstone.report.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** Throughput against the number of connections, with the scalability law through it. */
final class PoolFitChart {
    private static final int STEPS = 100;

    private PoolFitChart() {}

    static Optional<XYChart> draw(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class).map(plan -> draw(plan.pool()));
    }

    private static XYChart draw(PoolSizing pool) {
        ScalabilityLaw law = pool.law();
        List<Double> sizes = pool.measured().stream().map(Observation::x).toList();
        Canvas canvas = new Canvas(
                new Heading(
                        "Throughput against pool size",
                        String.format(
                                Locale.ROOT,
                                "scalability law: contention %.3f, coherence %.4f · recommended: the smallest pool within 5 %%"
                                        + " of the best",
                                law.sigma(),
                                law.kappa())),
                new Axis("connections in the pool", Scales.measured(sizes)),
                new Axis(
                        "searches/s (up is better)",
                        Scales.fromZero(Stream.concat(
                                        pool.measured().stream().map(Observation::y),
                                        curve(law, pool.largest()).stream().map(Point::y))
                                .toList())),
                Canvas.HEIGHT);
        canvas.series("scalability law", Look.line(Look.MUTED, Look.LINE), curve(law, pool.largest()));
        canvas.series(
                "measured",
                Look.series(0).withoutLine(),
                pool.measured().stream()
                        .map(point -> new Point(point.x(), point.y()))
                        .toList());
        Point recommended = new Point(pool.recommended(), law.at(pool.recommended()));
        canvas.series("recommended", Look.series(1).withoutLine(), List.of(recommended));
        canvas.label(
                recommended, pool.recommended() + " connections", Look.series(1).textColor());
        return canvas.finish();
    }

    private static List<Point> curve(ScalabilityLaw law, int largest) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> Math.pow(largest, (double) step / STEPS))
                .mapToObj(size -> new Point(size, law.at(size)))
                .toList();
    }
}
