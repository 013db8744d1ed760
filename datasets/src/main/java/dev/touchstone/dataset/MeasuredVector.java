package dev.touchstone.dataset;

/** A vector that distances to many others are computed of, widened once. */
public final class MeasuredVector {
    private final double[] components;
    private final double square;

    public MeasuredVector(float[] vector) {
        this.components = Sums.widen(vector);
        this.square = Sums.square(vector);
    }

    /** Returns the product of the vector with itself. */
    public double square() {
        return square;
    }

    /** Returns its length. */
    public double norm() {
        return Math.sqrt(square);
    }

    /**
     * Returns the distance to another vector: every distance the oracle reports is computed here.
     *
     * @param otherSquare {@link Metric#square} of the other vector
     * @throws DatasetException where the dimensions differ or the distance is not a number, as cosine is for zero
     */
    public double distance(Metric metric, float[] other, double otherSquare) {
        if (components.length != other.length) {
            throw new DatasetException(
                    "vectors of " + components.length + " and " + other.length + " dimensions have no distance");
        }
        double distance = metric.compute(components, square, other, otherSquare);
        if (!Double.isFinite(distance)) {
            throw new DatasetException(
                    "a " + metric.label() + " distance is " + distance + "; look for zero, NaN or infinite components");
        }
        return distance;
    }
}
