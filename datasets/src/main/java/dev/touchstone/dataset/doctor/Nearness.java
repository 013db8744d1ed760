package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.MeasuredVector;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far the nearest vectors are, compared with the others, from {@value #ASKED} queries and as many documents. Lengths
 * are those between unit vectors for cosine.
 *
 * @param contrast relative contrast: mean distance over mean nearest distance (He, Kumar and Chang, On the Difficulty of
 *     Nearest Neighbor Search, ICML 2012); asked by the queries, else by documents
 * @param drift median nearest distance of a query over that of a document; empty without queries, or where documents
 *     mostly have an equal one
 */
public record Nearness(double contrast, Optional<Double> drift) {
    private static final int ASKED = 200;
    private static final int OTHERS = 2_000;
    private static final long SEED = 31;

    /** Returns the figures; empty where there are fewer than two usable documents. */
    static Optional<Nearness> of(VectorTable corpus, Optional<VectorTable> queries, Metric metric, Progress progress) {
        VectorTable usable = usable(corpus, metric);
        if (usable.size() < 2) {
            return Optional.empty();
        }
        int[] sample = sample(usable.size(), ASKED);
        double[] ofDocuments = nearestOthers(usable, sample, metric, progress);
        Optional<VectorTable> asked = queries.map(table -> usable(table, metric))
                .filter(table -> table.size() > 0)
                .map(table -> table.select(sample(table.size(), ASKED)));
        double[] ofQueries =
                asked.map(table -> nearest(usable, table, metric, progress)).orElse(ofDocuments);
        double others = meanDistance(usable, asked.orElse(usable.select(sample)), metric);
        double typical = Quantiles.of(ofDocuments).median();
        return Optional.of(new Nearness(
                others / Arrays.stream(ofQueries).average().orElseThrow(),
                asked.filter(table -> typical > 0)
                        .map(table -> Quantiles.of(ofQueries).median() / typical)));
    }

    private static VectorTable usable(VectorTable table, Metric metric) {
        float[] vector = new float[table.dimension()];
        int[] rows = IntStream.range(0, table.size())
                .filter(row -> {
                    table.read(row, 1, vector);
                    double square = Metric.square(vector);
                    return Double.isFinite(square) && (square > 0 || metric != Metric.COSINE);
                })
                .toArray();
        return rows.length == table.size() ? table : table.select(rows);
    }

    private static int[] sample(int rows, int wanted) {
        return new SplittableRandom(SEED)
                .ints(0, rows)
                .distinct()
                .limit(Math.min(rows, wanted))
                .sorted()
                .toArray();
    }

    private static double[] nearest(VectorTable corpus, VectorTable asked, Metric metric, Progress progress) {
        GroundTruth truth = new BlockSearch().search(new ExactTask(corpus, asked, metric, 1, RowFilter.ALL), progress);
        return IntStream.range(0, asked.size())
                .mapToDouble(query -> length(metric, truth.distances(query)[0]))
                .toArray();
    }

    private static double[] nearestOthers(VectorTable corpus, int[] sample, Metric metric, Progress progress) {
        ExactTask task = new ExactTask(corpus, corpus.select(sample), metric, 2, RowFilter.ALL);
        GroundTruth truth = new BlockSearch().search(task, progress);
        return IntStream.range(0, sample.length)
                .mapToDouble(query -> {
                    int other = truth.neighbours(query)[0] == sample[query] ? 1 : 0;
                    return length(metric, truth.distances(query)[other]);
                })
                .toArray();
    }

    private static double meanDistance(VectorTable corpus, VectorTable asked, Metric metric) {
        int[] others = sample(corpus.size(), OTHERS);
        double sum = 0;
        for (int query = 0; query < asked.size(); query++) {
            MeasuredVector vector = new MeasuredVector(asked.row(query));
            for (int other : others) {
                float[] row = corpus.row(other);
                sum += length(metric, vector.distance(metric, row, Metric.square(row)));
            }
        }
        return sum / ((double) asked.size() * others.length);
    }

    private static double length(Metric metric, double distance) {
        return metric == Metric.COSINE ? Math.sqrt(Math.max(0, 2 * distance)) : distance;
    }
}
