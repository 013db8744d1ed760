package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.CurvePoint;
import dev.touchstone.report.capacity.Growth.Fitted;
import dev.touchstone.report.capacity.Growth.HeldOut;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.Linearithmic;
import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PowerLaw;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.TableSize;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import java.util.ArrayList;
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

    /** A server extends a growing table by up to 64 pages at once. */
    private static final double SPARE_BYTES = 64 * 8_192;

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
        List<Growth> growths = new ArrayList<>(List.of(
                indexSize(),
                tableSize(),
                buildTime(),
                power(PlanMetrics.P95, MeasuredSize::p95Millis),
                power(PlanMetrics.KNEE, MeasuredSize::kneeRates)));
        if (fitted.stream().noneMatch(size -> size.outOfMemory().isEmpty())) {
            growths.add(power(PlanMetrics.P95_OUT_OF_MEMORY, MeasuredSize::outOfMemory));
        }
        return growths;
    }

    private Growth indexSize() {
        HnswSize packing = new HnswSize(
                VectorForm.VECTOR, settings.dimensions(), settings.index().m());
        return growth(
                PlanMetrics.INDEX_SIZE,
                "page packing",
                rows -> packed((double) packing.bytes(Math.round(rows))),
                MeasuredSize::indexBytes);
    }

    private static Prediction packed(double bytes) {
        return packed(bytes, 0);
    }

    private static Prediction packed(double bytes, double more) {
        return new Prediction(
                bytes, bytes * (1 - PACKING_TOLERANCE), bytes * (1 + PACKING_TOLERANCE) + more, CONFIDENCE, false);
    }

    /** The rows by page packing, and the indexes beside the vector index, whose pages split as keys come, by a law. */
    private Growth tableSize() {
        int rowBytes = fitted.get(fitted.size() - 1).bytes().rowBytes();
        TableSize packing = new TableSize(rowBytes, 0);
        PowerLaw others = PowerLaw.fit(observations(size ->
                List.of((double) size.bytes().otherIndexes() + size.bytes().outOfLine())));
        return growth(
                PlanMetrics.TABLE_SIZE,
                String.format(
                        Locale.ROOT,
                        "page packing of rows of %d bytes; other indexes: power law, exponent %.3f",
                        rowBytes,
                        others.exponent()),
                rows -> sum(
                        packed((double) packing.heapBytes(Math.round(rows)), SPARE_BYTES),
                        others.predict(rows, CONFIDENCE)),
                size -> List.of((double) size.bytes().table()));
    }

    private static Prediction sum(Prediction one, Prediction other) {
        return new Prediction(
                one.value() + other.value(),
                one.low() + other.low(),
                one.high() + other.high(),
                CONFIDENCE,
                one.far() || other.far());
    }

    private Growth buildTime() {
        Linearithmic law = Linearithmic.fit(observations(MeasuredSize::buildSeconds));
        return growth(
                PlanMetrics.BUILD_TIME, "n ln n", rows -> law.predict(rows, CONFIDENCE), MeasuredSize::buildSeconds);
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
                .map(size -> new HeldOut(size.rows(), prediction.apply(size.rows()), Medians.of(figures.apply(size))));
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
}
