package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import java.util.Arrays;

/** One pass over vectors in their order; memory: 16 bytes a vector. */
final class VectorSurvey {
    private static final int TELL_EVERY = 4_096;
    private static final double MOSTLY = 0.95;

    private final int dimension;
    private final long[] hashes;
    private final double[] norms;
    private final double[] sums;
    private final double[] squares;
    private final int[] positive;
    private int finite;
    private int zero;
    private int nonUnit;
    private boolean negative;
    private float largest;

    private VectorSurvey(int rows, int dimension) {
        this.dimension = dimension;
        this.hashes = new long[rows];
        this.norms = new double[rows];
        this.sums = new double[dimension];
        this.squares = new double[dimension];
        this.positive = new int[dimension];
    }

    /**
     * Reads every vector once.
     *
     * @throws DatasetException where none of them is finite
     */
    static VectorStatistics of(VectorTable table, String what, Progress progress) {
        String step = "examine " + what;
        VectorSurvey survey = new VectorSurvey(table.size(), table.dimension());
        float[] vector = new float[table.dimension()];
        for (int row = 0; row < table.size(); row++) {
            if (row % TELL_EVERY == 0) {
                progress.advanced(step, row, table.size());
            }
            table.read(row, 1, vector);
            survey.add(vector);
        }
        progress.advanced(step, table.size(), table.size());
        if (survey.finite == 0) {
            throw new DatasetException("every one of the " + table.size() + " " + what
                    + " holds NaN or infinite components; look at how they were written");
        }
        return survey.statistics();
    }

    private void add(float[] vector) {
        double square = Metric.square(vector);
        if (!Double.isFinite(square)) {
            return;
        }
        double norm = Math.sqrt(square);
        zero += square == 0 ? 1 : 0;
        nonUnit += square > 0 && Math.abs(norm - 1) > VectorStatistics.UNIT_TOLERANCE ? 1 : 0;
        norms[finite] = norm;
        hashes[finite++] = hash(vector);
        for (int d = 0; d < dimension; d++) {
            float component = vector[d];
            sums[d] += component;
            squares[d] += (double) component * component;
            positive[d] += component > 0 ? 1 : 0;
            negative |= component < 0;
            largest = Math.max(largest, Math.abs(component));
        }
    }

    private static long hash(float[] vector) {
        long hash = 1;
        for (float component : vector) {
            hash = (hash ^ Float.floatToIntBits(component + 0f)) * 0x9E3779B97F4A7C15L; // −0 equals 0
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private VectorStatistics statistics() {
        long[] sorted = Arrays.copyOf(hashes, finite);
        Arrays.sort(sorted);
        int duplicates = 0;
        int group = 1;
        int largestGroup = 1;
        for (int i = 1; i < finite; i++) {
            boolean equal = sorted[i] == sorted[i - 1];
            duplicates += equal ? 1 : 0;
            group = equal ? group + 1 : 1;
            largestGroup = Math.max(largestGroup, group);
        }
        double[] means = new double[dimension];
        double variance = 0;
        int constant = 0;
        for (int d = 0; d < dimension; d++) {
            means[d] = sums[d] / finite;
            variance += Math.max(0, squares[d] / finite - means[d] * means[d]);
            double share = (double) positive[d] / finite;
            constant += share >= MOSTLY || share <= 1 - MOSTLY ? 1 : 0;
        }
        return new VectorStatistics(
                hashes.length,
                hashes.length - finite,
                zero,
                nonUnit,
                duplicates,
                largestGroup,
                !negative,
                (double) constant / dimension,
                largest,
                Quantiles.of(Arrays.copyOf(norms, finite)),
                means,
                variance);
    }
}
