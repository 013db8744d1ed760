package dev.touchstone.dataset;

import java.util.Locale;

/** A distance between two vectors, in double precision over their float components; smaller is nearer. */
public enum Metric {
    /** 1 − a·b / (|a| |b|), 0 to 2; undefined for a zero vector. */
    COSINE {
        @Override
        double compute(float[] a, double squareA, float[] b, double squareB) {
            return 1 - Sums.product(a, b) / Math.sqrt(squareA * squareB);
        }
    },
    /** |a − b|, at least 0. */
    L2 {
        @Override
        double compute(float[] a, double squareA, float[] b, double squareB) {
            return Math.sqrt(Sums.squaredDifference(a, b));
        }
    },
    /** −a·b, any value: the negative inner product, so that smaller is nearer. */
    INNER_PRODUCT {
        @Override
        double compute(float[] a, double squareA, float[] b, double squareB) {
            return -Sums.product(a, b);
        }
    };

    /** Returns the name users read and write: cosine, l2 or inner_product. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the product of a vector with itself, as {@link #distance(float[], double, float[], double)} needs it. */
    public static double square(float[] vector) {
        return Sums.product(vector, vector);
    }

    /**
     * Returns the distance of two vectors; every distance the oracle reports is computed here.
     *
     * @throws DatasetException where the dimensions differ or the distance is not a number, as cosine is for zero
     */
    public double distance(float[] a, float[] b) {
        return distance(a, square(a), b, square(b));
    }

    /**
     * Returns the distance of two vectors whose squares are known: the same bits as without them.
     *
     * @throws DatasetException where the dimensions differ or the distance is not a number, as cosine is for zero
     */
    public double distance(float[] a, double squareA, float[] b, double squareB) {
        if (a.length != b.length) {
            throw new DatasetException("vectors of " + a.length + " and " + b.length + " dimensions have no distance");
        }
        double distance = compute(a, squareA, b, squareB);
        if (!Double.isFinite(distance)) {
            throw new DatasetException(
                    "a " + label() + " distance is " + distance + "; look for zero, NaN or infinite components");
        }
        return distance;
    }

    abstract double compute(float[] a, double squareA, float[] b, double squareB);
}
