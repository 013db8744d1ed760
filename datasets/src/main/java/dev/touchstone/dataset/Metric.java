package dev.touchstone.dataset;

import java.util.Locale;

/** A distance between two vectors, in double precision over their float components; smaller is nearer. */
public enum Metric {
    /** 1 − a·b / (|a| |b|), 0 to 2; undefined for a zero vector. */
    COSINE {
        @Override
        double compute(double[] a, double squareA, float[] b, double squareB) {
            return 1 - Sums.product(a, b) / Math.sqrt(squareA * squareB);
        }
    },
    /** |a − b|, at least 0. */
    L2 {
        @Override
        double compute(double[] a, double squareA, float[] b, double squareB) {
            return Math.sqrt(Sums.squaredDifference(a, b));
        }
    },
    /** −a·b, any value: the negative inner product, so that smaller is nearer. */
    INNER_PRODUCT {
        @Override
        double compute(double[] a, double squareA, float[] b, double squareB) {
            return -Sums.product(a, b);
        }
    };

    /** Returns the name users read and write: cosine, l2 or inner_product. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the product of a vector with itself. */
    public static double square(float[] vector) {
        return Sums.square(vector);
    }

    /**
     * Returns the distance of two vectors; of one to many, {@link MeasuredVector} is faster and gives the same bits.
     *
     * @throws DatasetException where the dimensions differ or the distance is not a number, as cosine is for zero
     */
    public double distance(float[] a, float[] b) {
        return new MeasuredVector(a).distance(this, b, square(b));
    }

    abstract double compute(double[] a, double squareA, float[] b, double squareB);
}
