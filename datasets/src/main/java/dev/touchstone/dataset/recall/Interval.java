package dev.touchstone.dataset.recall;

import dev.touchstone.dataset.DatasetException;

/**
 * A confidence interval.
 *
 * @param lower its lower end
 * @param upper its upper end, not below lower
 */
public record Interval(double lower, double upper) {
    public Interval {
        if (!(lower <= upper)) {
            throw new DatasetException("an interval cannot run from " + lower + " to " + upper);
        }
    }

    /** Returns whether a value lies within the interval, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
