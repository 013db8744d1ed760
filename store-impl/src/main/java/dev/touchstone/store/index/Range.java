package dev.touchstone.store.index;

import dev.touchstone.store.InvalidInputException;

/** The range check of the index parameters. */
final class Range {
    private Range() {}

    static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new InvalidInputException(name + " is " + value + "; it must lie in " + low + " to " + high);
        }
    }
}
