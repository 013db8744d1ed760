package dev.touchstone.store.pickle;

import java.util.Arrays;

/** A list of numbers, or the outermost list, whose elements are handed over as soon as they are complete. */
final class PickleList implements PickleValue {
    private double[] numbers = {};
    private int count;
    private boolean used;

    /** Appends numbers {@code from} to {@code to}. */
    void append(double[] source, int from, int to) {
        requireUnused();
        int added = to - from;
        if (count == 0) {
            numbers = Arrays.copyOfRange(source, from, to);
        } else {
            if (numbers.length < count + added) {
                numbers = Arrays.copyOf(numbers, Math.max(count + added, 2 * count));
            }
            System.arraycopy(source, from, numbers, count, added);
        }
        count += added;
        if (count > PickleStack.MAX_SIZE) {
            throw PickleStack.tooMany();
        }
    }

    /** Says that something refers to the list, which must not change from now on. */
    void use() {
        used = true;
    }

    void requireUnused() {
        if (used) {
            throw new RefusedPickleException("it changes a list that it has used before");
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    double[] numbers() {
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }
}
