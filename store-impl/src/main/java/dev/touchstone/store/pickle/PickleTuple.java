package dev.touchstone.store.pickle;

/**
 * A tuple.
 *
 * @param items its elements; {@link PickleValue.Plain#NUMBER} where the element is a number
 * @param numbers the numbers, each at its element's index
 */
@SuppressWarnings("ArrayRecordComponent") // a value on a stack, never compared
record PickleTuple(PickleValue[] items, double[] numbers) implements PickleValue {
    int size() {
        return items.length;
    }

    boolean isNumber(int index) {
        return items[index] == Plain.NUMBER;
    }

    /** Returns the number at an index as a size or a count, at least 0. */
    int sizeAt(int index) {
        double value = isNumber(index) ? numbers[index] : -1;
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw new RefusedPickleException("a numpy array has a size that is none");
        }
        return (int) value;
    }

    /**
     * Returns the element at an index.
     *
     * @throws RefusedPickleException if there is none, or of another kind
     */
    <T extends PickleValue> T at(int index, Class<T> type) {
        if (index >= items.length || !type.isInstance(items[index])) {
            throw new RefusedPickleException("it makes a numpy object of something numpy does not");
        }
        return type.cast(items[index]);
    }
}
