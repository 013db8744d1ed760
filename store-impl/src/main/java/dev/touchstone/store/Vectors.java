package dev.touchstone.store;

/** Checks that a vector can be stored and searched under cosine distance. */
public final class Vectors {
    private Vectors() {}

    /**
     * Refuses a vector that is empty, all zeros, or holds NaN or an infinity.
     *
     * @param what names the vector in the message
     * @throws InvalidInputException naming the first offending component
     */
    public static void requireSearchable(String what, float[] vector) {
        boolean zero = true;
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new InvalidInputException(what + " has " + vector[i] + " at component " + i);
            }
            zero &= vector[i] == 0;
        }
        if (zero) {
            throw new InvalidInputException(what + " is zero in every component: it has no direction to compare");
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
