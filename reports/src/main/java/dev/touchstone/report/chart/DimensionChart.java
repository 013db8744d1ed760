package dev.touchstone.report.chart;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;

/** Bytes of an HNSW index a million documents against dimensions, with the cliffs where one vector less fits a page. */
final class DimensionChart {
    private static final int M = 16;
    private static final int FIRST = 64;
    private static final int LAST = 3_072;
    private static final int STEP = 8;
    private static final double GIB_PER_MILLION = 1e6 / (1L << 30);
    private static final double CLIFF = 1.25;

    private DimensionChart() {}

    static Optional<XYChart> draw(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class).map(plan -> draw());
    }

    private static XYChart draw() {
        List<Point> full = curve(VectorForm.VECTOR, 2_000);
        List<Point> half = curve(VectorForm.HALFVEC, LAST);
        List<Double> ys = new ArrayList<>(full.stream().map(Point::y).toList());
        ys.addAll(half.stream().map(Point::y).toList());
        Canvas canvas = new Canvas(
                new Heading(
                        "HNSW index size by dimensions",
                        "m 16, from how pgvector packs pages · labels: the last dimension before a cliff"),
                new Axis("dimensions", Scales.fromZero(List.of((double) LAST))),
                new Axis("GiB a million documents", Scales.fromZero(ys)),
                Canvas.HEIGHT);
        series(canvas, "vector (up to 2,000)", Look.series(0), full);
        series(canvas, "halfvec (up to 4,000)", Look.series(1), half);
        return canvas.finish();
    }

    private static void series(Canvas canvas, String name, Look look, List<Point> points) {
        canvas.series(name, Look.line(look.color(), Look.LINE), points);
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).y() > CLIFF * points.get(i - 1).y()) {
                canvas.label(
                        points.get(i - 1),
                        Integer.toString((int) points.get(i - 1).x()),
                        look.textColor());
            }
        }
    }

    private static List<Point> curve(VectorForm form, int last) {
        List<Point> points = new ArrayList<>();
        for (int dimension = FIRST; dimension <= last; dimension += STEP) {
            points.add(new Point(dimension, new HnswSize(form, dimension, M).bytesPerRow() * GIB_PER_MILLION));
        }
        return points;
    }
}
