package dev.touchstone.dataset;

import java.util.Locale;

/** A distance between two vectors, in double precision over their float components; smaller is nearer. */
public enum Metric {
    /** 1 − a·b / (|a| |b|), 0 to 2; undefined for a zero vector. */
    COSINE {
        @Override
        public double fromProducts(double dot, double squareA, double squareB) {
            return 1 - dot / Math.sqrt(squareA * squareB);
        }
    },
    /** |a − b|, at least 0. */
    L2 {
        @Override
        public double fromProducts(double dot, double squareA, double squareB) {
            return Math.sqrt(Math.max(0, squareA + squareB - 2 * dot));
        }

        @Override
        double compute(float[] a, float[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                double difference = (double) a[i] - b[i];
                sum += difference * difference;
            }
            return Math.sqrt(sum);
        }
    },
    /** −a·b, any value: the negative inner product, so that smaller is nearer. */
    INNER_PRODUCT {
        @Override
        public double fromProducts(double dot, double squareA, double squareB) {
            return -dot;
        }
    };

    /** Returns the name users read and write: cosine, l2 or inner_product. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the distance of two vectors out of their products.
     *
     * @param dot a·b
     * @param squareA a·a
     * @param squareB b·b
     */
    public abstract double fromProducts(double dot, double squareA, double squareB);

    /**
     * Returns the distance of two vectors; every distance the oracle reports is computed here.
     *
     * @throws DatasetException where the dimensions differ or the distance is not a number, as cosine is for zero
     */
    public double distance(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new DatasetException("vectors of " + a.length + " and " + b.length + " dimensions have no distance");
        }
        double distance = compute(a, b);
        if (!Double.isFinite(distance)) {
            throw new DatasetException(
                    "a " + label() + " distance is " + distance + "; look for zero, NaN or infinite components");
        }
        return distance;
    }

    double compute(float[] a, float[] b) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squareA += (double) a[i] * a[i];
            squareB += (double) b[i] * b[i];
        }
        return fromProducts(dot, squareA, squareB);
    }
}
