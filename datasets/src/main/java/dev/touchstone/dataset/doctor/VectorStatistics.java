package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;

/**
 * What one pass over vectors tells.
 *
 * @param rows number of vectors
 * @param nonFinite vectors with a NaN or infinite component; all else counts the others only
 * @param zero vectors of zeros
 * @param nonUnit vectors whose length differs from 1 by more than {@value #UNIT_TOLERANCE}, zero ones aside
 * @param duplicates vectors that an earlier one equals, by a 64-bit hash
 * @param largestGroup equal vectors in the largest group, 1 where all differ
 * @param nonNegative whether no component is negative
 * @param constantBits share of dimensions in which at least 95 % of the vectors have one value of {@code component > 0}
 * @param largestComponent sign aside
 * @param norms lengths
 * @param means of each dimension; not copied
 * @param variance summed over all dimensions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VectorStatistics(
        int rows,
        int nonFinite,
        int zero,
        int nonUnit,
        int duplicates,
        int largestGroup,
        boolean nonNegative,
        double constantBits,
        double largestComponent,
        Quantiles norms,
        double[] means,
        double variance) {
    static final double UNIT_TOLERANCE = 1e-3;
    private static final double MOST_BITS = 0.5;

    /**
     * Reads every vector of a table once.
     *
     * @throws dev.touchstone.dataset.DatasetException where none of them is finite
     */
    public static VectorStatistics of(VectorTable table) {
        return VectorSurvey.of(table, "vectors", Progress.NONE);
    }

    /**
     * Returns whether one bit a component, its sign, tells vectors apart: both signs occur, and in most dimensions no sign
     * is that of nearly all vectors.
     */
    public boolean signsTellApart() {
        return !nonNegative && constantBits < MOST_BITS;
    }

    /** Returns how many vectors have only finite components. */
    public int finite() {
        return rows - nonFinite;
    }
}
