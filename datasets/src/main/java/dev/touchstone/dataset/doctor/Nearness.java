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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far the nearest vectors are, compared with the others, from {@value #ASKED} queries and as many documents. Lengths
 * are those between unit vectors for cosine.
 *
 * @param contrast relative contrast: mean distance over mean nearest distance (He, Kumar and Chang, On the Difficulty of
 *     Nearest Neighbor Search, ICML 2012); asked by the queries, else by documents, whose near copies do not count
 * @param drift median distance of a query's neighbour of rank {@value #RANK} over that of a document's: groups of near
 *     copies, which queries are no part of, are smaller; empty without queries, or where documents mostly have that many
 *     equal ones
 * @param nearCopies share of the documents whose nearest is a near copy: less than a tenth as far as the neighbour of
 *     that rank
 * @param bits share of a query's {@value SignBits#NEAREST} nearest that are among its {@value SignBits#CANDIDATES} nearest
 *     by the signs of the components alone; of a document's where there are no queries
 */
public record Nearness(double contrast, Optional<Double> drift, double nearCopies, double bits) {
    private static final int ASKED = 200;
    private static final int OTHERS = 2_000;
    private static final long SEED = 31;
    private static final int RANK = 32;
    private static final double NEAR_COPY = 0.1;

    /**
     * The rows of a vector's nearest neighbours and distances to some.
     *
     * @param rows of the nearest
     * @param nearest to the nearest
     * @param distinct to the nearest that is no near copy
     * @param ranked to the neighbour of the highest rank looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Neighbours(int[] rows, double nearest, double distinct, double ranked) {
        static Neighbours of(int[] rows, double[] ascending) {
            double ranked = ascending[ascending.length - 1];
            return new Neighbours(
                    Arrays.copyOf(rows, Math.min(rows.length, SignBits.NEAREST)),
                    ascending[0],
                    Arrays.stream(ascending)
                            .filter(distance -> distance >= NEAR_COPY * ranked)
                            .findFirst()
                            .orElseThrow(),
                    ranked);
        }
    }

    /** Returns the figures; empty where there are fewer than two usable documents. */
    static Optional<Nearness> of(VectorTable corpus, Optional<VectorTable> queries, Metric metric, Progress progress) {
        VectorTable usable = usable(corpus, metric);
        if (usable.size() < 2) {
            return Optional.empty();
        }
        int[] sample = sample(usable.size(), ASKED);
        List<Neighbours> ofDocuments = ofDocuments(usable, sample, metric, progress);
        Optional<VectorTable> asked = queries.map(table -> usable(table, metric))
                .filter(table -> table.size() > 0)
                .map(table -> table.select(sample(table.size(), ASKED)));
        Optional<List<Neighbours>> ofQueries = asked.map(table -> ofQueries(usable, table, metric, progress));
        VectorTable asking = asked.orElse(usable.select(sample));
        double others = meanDistance(usable, asking, metric);
        int[][] nearestRows =
                ofQueries.orElse(ofDocuments).stream().map(Neighbours::rows).toArray(int[][]::new);
        double nearest = ofQueries
                .map(near -> near.stream().mapToDouble(Neighbours::nearest))
                .orElseGet(() -> ofDocuments.stream().mapToDouble(Neighbours::distinct))
                .average()
                .orElseThrow();
        double typical = ranked(ofDocuments);
        return Optional.of(new Nearness(
                others / nearest,
                ofQueries.filter(near -> typical > 0).map(near -> ranked(near) / typical),
                (double) ofDocuments.stream()
                                .filter(near -> near.nearest() < near.distinct())
                                .count()
                        / sample.length,
                SignBits.found(usable, asking, nearestRows)));
    }

    private static double ranked(List<Neighbours> neighbours) {
        return Quantiles.of(neighbours.stream().mapToDouble(Neighbours::ranked).toArray())
                .median();
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

    /** The highest rank that both a query and a document have a neighbour of. */
    private static int rank(VectorTable corpus) {
        return Math.min(RANK, corpus.size() - 1);
    }

    private static List<Neighbours> ofQueries(VectorTable corpus, VectorTable asked, Metric metric, Progress progress) {
        GroundTruth truth =
                new BlockSearch().search(new ExactTask(corpus, asked, metric, rank(corpus), RowFilter.ALL), progress);
        return IntStream.range(0, asked.size())
                .mapToObj(query -> Neighbours.of(truth.neighbours(query), lengths(metric, truth.distances(query))))
                .toList();
    }

    /** Documents are asked of documents: each finds itself among the others, as a rule first. */
    private static List<Neighbours> ofDocuments(VectorTable corpus, int[] sample, Metric metric, Progress progress) {
        ExactTask task = new ExactTask(corpus, corpus.select(sample), metric, rank(corpus) + 1, RowFilter.ALL);
        GroundTruth truth = new BlockSearch().search(task, progress);
        return IntStream.range(0, sample.length)
                .mapToObj(query -> {
                    int[] rows = truth.neighbours(query);
                    double[] all = lengths(metric, truth.distances(query));
                    int itself = IntStream.range(0, rows.length)
                            .filter(place -> rows[place] == sample[query])
                            .findFirst()
                            .orElse(0); // among so many equal ones any of them
                    int[] others = IntStream.range(0, all.length)
                            .filter(place -> place != itself)
                            .toArray();
                    return Neighbours.of(
                            Arrays.stream(others).map(place -> rows[place]).toArray(),
                            Arrays.stream(others)
                                    .mapToDouble(place -> all[place])
                                    .toArray());
                })
                .toList();
    }

    private static double[] lengths(Metric metric, double[] distances) {
        return Arrays.stream(distances)
                .map(distance -> length(metric, distance))
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
