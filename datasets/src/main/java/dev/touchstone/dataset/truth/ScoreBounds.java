package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Metric;

/**
 * How far a row's score, computed in 32-bit floats, can lie from the score its reported distance stands for.
 *
 * <p>The score grows as the distance falls, at a fixed query q: a·c/|c| for cosine, q·c − |c|²/2 for l2, q·c for the
 * inner product. It is computed as scale · p + offset from the product p of a {@link ProductKernel}. With u = 2⁻²⁴, a
 * sum of n products has an error of at most γ(n)|q||c|, γ(n) = nu / (1 − nu), in whatever order it is added up (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1, with Cauchy's inequality); scale, offset and the two
 * operations on them add at most 3u|q||c| and, for l2, 2u|c|². Eight more roundings are allowed for underflow and for
 * the double precision of norms. The reported distance is itself rounded, in double precision; that share is
 * {@link #exactMargin}.
 *
 * @param metric how nearness is measured
 * @param dimension components of each vector, n
 */
record ScoreBounds(Metric metric, int dimension) {
    private static final double UNIT = 0x1p-24;
    private static final double DOUBLE_UNIT = 0x1p-53;
    private static final double SMALLEST_SQUARE = 0x1p-60;
    private static final double LARGEST_SQUARE = 0x1p60;

    /** Returns whether products with a vector stay clear of overflow and underflow, so that the bounds hold. */
    static boolean holdFor(double square) {
        return square == 0 || (square >= SMALLEST_SQUARE && square <= LARGEST_SQUARE);
    }

    /** Returns what the product with a row is multiplied with. */
    float scale(double rowSquare) {
        return metric == Metric.COSINE ? (float) (1 / Math.sqrt(rowSquare)) : 1;
    }

    /** Returns what is added to the scaled product with a row. */
    float offset(double rowSquare) {
        return metric == Metric.L2 ? (float) (-rowSquare / 2) : 0;
    }

    /** Returns the score a distance stands for. */
    double score(double distance, double querySquare) {
        return switch (metric) {
            case COSINE -> (1 - distance) * Math.sqrt(querySquare);
            case L2 -> (querySquare - distance * distance) / 2;
            case INNER_PRODUCT -> -distance;
        };
    }

    /**
     * Returns the largest error of a score from 32-bit products.
     *
     * @param queryNorm length of the query
     * @param rowNorm length of the row, or of the longest of several
     */
    double margin(double queryNorm, double rowNorm) {
        double roundings = (dimension + 8) * UNIT;
        if (roundings >= 0.5) {
            return Double.POSITIVE_INFINITY;
        }
        double products = roundings / (1 - roundings) * product(queryNorm, rowNorm);
        double offsets = metric == Metric.L2 ? 2 * UNIT * rowNorm * rowNorm : 0;
        return products + offsets + exactMargin(queryNorm, rowNorm);
    }

    /** Returns the largest error of {@link #score} of a distance computed in double precision. */
    double exactMargin(double queryNorm, double rowNorm) {
        double squares = metric == Metric.L2 ? queryNorm * queryNorm + rowNorm * rowNorm : 0;
        return (8.0 * dimension + 64) * DOUBLE_UNIT * (product(queryNorm, rowNorm) + squares);
    }

    /** Returns what the score from 32-bit products does not exceed, sign aside. */
    double magnitude(double queryNorm, double rowNorm) {
        double offsets = metric == Metric.L2 ? rowNorm * rowNorm : 0;
        return 1.01 * (product(queryNorm, rowNorm) + offsets);
    }

    private double product(double queryNorm, double rowNorm) {
        return metric == Metric.COSINE ? queryNorm : queryNorm * rowNorm;
    }
}
