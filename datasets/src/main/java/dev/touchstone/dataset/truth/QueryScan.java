package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.truth.Candidates.Candidate;
import java.util.List;

/** One query on its way through the corpus. */
final class QueryScan {
    private final ExactTask task;
    private final int query;
    private final float[] vector;
    private final double[] components;
    private final double square;
    private final Candidates candidates;

    QueryScan(ExactTask task, int query) {
        this.task = task;
        this.query = query;
        this.vector = task.queries().row(query);
        this.components = new double[vector.length];
        double sum = 0;
        for (int d = 0; d < vector.length; d++) {
            components[d] = vector[d];
            sum += components[d] * components[d];
        }
        this.square = sum;
        this.candidates = new Candidates(task.k());
        if (!Double.isFinite(sum) || (task.metric() == Metric.COSINE && sum == 0)) {
            throw new DatasetException("query " + query + " is zero, NaN or infinite: it has no "
                    + task.metric().label() + " distance; leave it out");
        }
    }

    /** Compares the query with the rows of a block. */
    void visit(ProductBlock block) {
        double[] products = block.products(components);
        double bound = candidates.bound();
        for (int i = 0; i < block.rows(); i++) {
            double distance = task.metric().fromProducts(products[i], square, block.square(i));
            int row = block.firstRow() + i;
            if (!(distance >= bound) && task.filter().matches(query, row)) {
                requireNumber(distance, row);
                candidates.add(row, distance);
                bound = candidates.bound();
            }
        }
    }

    private void requireNumber(double distance, int row) {
        if (Double.isNaN(distance)) {
            throw new DatasetException("corpus row " + row + " has no "
                    + task.metric().label() + " distance (is it a zero vector?); leave it out");
        }
    }

    /** Returns what was found, with distances as {@link Metric#distance} computes them. */
    Neighbours neighbours() {
        List<Candidate> nearest = candidates.rows().stream()
                .map(found -> new Candidate(
                        found.row(),
                        task.metric().distance(vector, task.corpus().row(found.row()))))
                .sorted(Candidates.NEAREST_FIRST)
                .toList();
        return new Neighbours(
                nearest.stream().mapToInt(Candidate::row).toArray(),
                nearest.stream().mapToDouble(Candidate::distance).toArray());
    }
}
