package dev.touchstone.report.chart;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.HnswSize;
import dev.touchstone.report.capacity.TableSize;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** Bytes of index and table a million documents against dimensions, with the cliffs where one less fits a page. */
final class DimensionChart {
    private static final int M = 16;
    private static final int FIRST = 64;
    private static final int LAST = 3_072;
    private static final int STEP = 8;
    private static final long DOCUMENTS = 1_000_000;

    /** Enough for a tenth of a percent. */
    private static final long PACKED = 20_000;

    private static final double GIB = 1L << 30;

    /** Text, metadata and keys of a row. */
    private static final int BESIDE = 500;

    private static final int VECTOR_HEADER = 8;
    private static final int POINTER = 18;
    private static final int LARGEST_ROW = 8_152;
    private static final double CLIFF = 1.25;

    private DimensionChart() {}

    static Optional<XYChart> draw(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class).map(plan -> draw());
    }

    private static XYChart draw() {
        List<Point> full = curve(dimension -> index(VectorForm.VECTOR, dimension), 2_000);
        List<Point> half = curve(dimension -> index(VectorForm.HALFVEC, dimension), LAST);
        List<Point> table = curve(DimensionChart::table, LAST);
        List<Double> ys =
                Stream.of(full, half, table).flatMap(List::stream).map(Point::y).toList();
        Canvas canvas = new Canvas(
                new Heading(
                        "Bytes per million documents against dimensions",
                        "HNSW, m 16, and the table beside it, from how pages are packed · labels: the last dimension before a"
                                + " cliff, where one less fits a page"),
                new Axis("dimensions", Scales.fromZero(List.of((double) LAST))),
                new Axis("GiB a million documents", Scales.fromZero(ys)),
                Canvas.HEIGHT);
        series(canvas, "index, vector (up to 2,000)", Look.series(0), full);
        series(canvas, "index, halfvec (up to 4,000)", Look.series(1), half);
        series(canvas, "table, 500 bytes beside the vector", Look.series(2), table);
        return canvas.finish();
    }

    private static double index(VectorForm form, int dimension) {
        return (double) new HnswSize(form, dimension, M).bytes(PACKED) * DOCUMENTS / PACKED;
    }

    /** The vector in its row where both fit a page, else out of line. */
    private static double table(int dimension) {
        int vector = VECTOR_HEADER + Float.BYTES * dimension;
        if (BESIDE + vector <= LARGEST_ROW) {
            return new TableSize(BESIDE + vector, 0).heapBytes(DOCUMENTS);
        }
        TableSize apart = new TableSize(BESIDE + POINTER, vector);
        return (double) apart.heapBytes(DOCUMENTS) + apart.toastBytes(DOCUMENTS);
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

    private static List<Point> curve(IntToDoubleFunction bytes, int last) {
        return IntStream.rangeClosed(FIRST / STEP, last / STEP)
                .mapToObj(i -> new Point(i * STEP, bytes.applyAsDouble(i * STEP) / GIB))
                .toList();
    }
}
