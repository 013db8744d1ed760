package dev.touchstone.store;

/** Checks that a vector can be stored and searched under cosine distance. */
public final class Vectors {
    private Vectors() {}

    /**
     * Refuses a vector that is empty, all zeros, holds NaN or an infinity, or is so long or short that its squared length
     * leaves the range of 32-bit floats, in which pgvector computes (the distance would be NaN).
     *
     * @param what names the vector in the message
     * @throws InvalidInputException naming the first offending component
     */
    public static void requireSearchable(String what, float[] vector) {
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new InvalidInputException(
                        what + " has " + vector[i] + " at component " + i + "; compute its embedding again");
            }
        }
        double squares = squares(vector);
        if (squares == 0) {
            throw new InvalidInputException(
                    what + " is zero in every component: it has no direction to compare; compute its embedding again");
        }
        if (squares < Float.MIN_NORMAL || squares > Float.MAX_VALUE) {
            throw new InvalidInputException(what + " has length " + (float) Math.sqrt(squares)
                    + ", which 32-bit cosine cannot compare; scale it to length 1");
        }
    }

    /** Adds in four parts, which do not wait for one another. */
    private static double squares(float[] vector) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            first += (double) vector[i] * vector[i];
            second += (double) vector[i + 1] * vector[i + 1];
            third += (double) vector[i + 2] * vector[i + 2];
            fourth += (double) vector[i + 3] * vector[i + 3];
        }
        for (; i < vector.length; i++) {
            first += (double) vector[i] * vector[i];
        }
        return first + second + (third + fourth);
    }

    /**
     * Refuses a vector of another dimension.
     *
     * @throws InvalidInputException naming both dimensions
     */
    public static void requireDimension(String what, float[] vector, int dimension) {
        if (vector.length != dimension) {
            throw new InvalidInputException(
                    what + " has " + vector.length + " dimensions; the store holds " + dimension);
        }
    }
}
