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
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new InvalidInputException(
                        what + " has " + vector[i] + " at component " + i + "; compute its embedding again");
            }
            squares += (double) vector[i] * vector[i];
        }
        if (squares == 0) {
            throw new InvalidInputException(
                    what + " is zero in every component: it has no direction to compare; compute its embedding again");
        }
        if (squares < Float.MIN_NORMAL || squares > Float.MAX_VALUE) {
            throw new InvalidInputException(what + " has length " + (float) Math.sqrt(squares)
                    + ", which 32-bit cosine cannot compare; scale it to length 1");
        }
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
