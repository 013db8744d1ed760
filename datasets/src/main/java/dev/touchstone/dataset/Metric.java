package dev.touchstone.dataset;

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
    },
    /** −a·b, any value: the negative inner product, so that smaller is nearer. */
    INNER_PRODUCT {
        @Override
        public double fromProducts(double dot, double squareA, double squareB) {
            return -dot;
        }
    };

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
        return fromProducts(0, 0, 0);
    }
}
