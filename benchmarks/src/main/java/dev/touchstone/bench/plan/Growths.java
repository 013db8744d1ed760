package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.CurvePoint;
import dev.touchstone.report.capacity.Growth.Fitted;
import dev.touchstone.report.capacity.Growth.HeldOut;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PowerLaw;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Fits a model to each figure over the sizes measured, and holds it against the held-out one. */
final class Growths {
    /** The confidence of every interval. */
    static final double CONFIDENCE = 0.9;

    private static final int CURVE_POINTS = 40;

    /** How far an index may differ from page packing: the draw of its levels, and vectors that are equal. */
    private static final double PACKING_TOLERANCE = 0.01;

    private final PlanSettings settings;
    private final List<MeasuredSize> fitted;
    private final Optional<MeasuredSize> heldOut;
    private final double asked;

    Growths(PlanSettings settings, List<MeasuredSize> measured, long asked) {
        this.settings = settings;
        this.fitted = measured.stream()
                .filter(size -> size.rows() < settings.heldOut())
                .toList();
        this.heldOut = measured.stream()
                .filter(size -> size.rows() == settings.heldOut())
                .findFirst();
        this.asked = asked;
    }

    List<Growth> all() {
        return List.of(
                indexSize(),
                power(
                        PlanMetrics.TABLE_SIZE,
                        size -> List.of((double) size.bytes().table())),
                power(PlanMetrics.BUILD_TIME, MeasuredSize::buildSeconds),
                power(PlanMetrics.P95, MeasuredSize::p95Millis),
                power(PlanMetrics.KNEE, size -> size.knee().meets().stream().toList()));
    }

    private Growth indexSize() {
        HnswSize packing = new HnswSize(
                VectorForm.VECTOR, settings.dimensions(), settings.index().m());
        DoubleFunction<Prediction> model = rows -> {
            double bytes = packing.bytes(Math.round(rows));
            return new Prediction(
                    bytes, bytes * (1 - PACKING_TOLERANCE), bytes * (1 + PACKING_TOLERANCE), CONFIDENCE, false);
        };
        return growth(
                PlanMetrics.INDEX_SIZE,
                "page packing",
                model,
                size -> List.of((double) size.bytes().index()));
    }

    private Growth power(Metric metric, Function<MeasuredSize, List<Double>> figures) {
        PowerLaw law = PowerLaw.fit(observations(figures));
        return growth(
                metric,
                String.format(Locale.ROOT, "power law, exponent %.3f", law.exponent()),
                rows -> law.predict(rows, CONFIDENCE),
                figures);
    }

    private Growth growth(
            Metric metric,
            String model,
            DoubleFunction<Prediction> prediction,
            Function<MeasuredSize, List<Double>> figures) {
        Optional<HeldOut> check = heldOut.filter(size -> !figures.apply(size).isEmpty())
                .map(size -> new HeldOut(size.rows(), prediction.apply(size.rows()), median(figures.apply(size))));
        return new Growth(
                metric.key(), model, fitted(figures, prediction), curve(prediction), check, prediction.apply(asked));
    }

    private List<Observation> observations(Function<MeasuredSize, List<Double>> figures) {
        return fitted.stream()
                .flatMap(size -> figures.apply(size).stream().map(value -> new Observation(size.rows(), value)))
                .toList();
    }

    private List<Fitted> fitted(Function<MeasuredSize, List<Double>> figures, DoubleFunction<Prediction> prediction) {
        return observations(figures).stream()
                .map(point -> new Fitted(
                        point.x(), point.y(), prediction.apply(point.x()).value()))
                .toList();
    }

    private List<CurvePoint> curve(DoubleFunction<Prediction> prediction) {
        double low = settings.sizes().get(0);
        double high = Math.max(asked, settings.heldOut());
        DoubleStream places = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(i -> low * Math.pow(high / low, (double) i / CURVE_POINTS));
        return places.mapToObj(rows -> new CurvePoint(rows, prediction.apply(rows)))
                .toList();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
