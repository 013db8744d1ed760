package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Spread;

/**
 * A figure with its two-sided 95 % interval.
 *
 * @param low lower end, at most {@code value}
 * @param high upper end, at least {@code value}; equal ends where the figure is exact
 */
public record Interval(double value, double low, double high) {
    /** The one-sided confidence of either end. */
    public static final double CONFIDENCE = 0.975;

    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || !(low <= value && value <= high)) {
            throw new ReportException("interval " + low + " to " + high + " does not hold its figure " + value);
        }
    }

    /** A figure known exactly. */
    public static Interval exactly(double value) {
        return new Interval(value, value, value);
    }

    /** Whether every value of this interval is below every value of the other. */
    public boolean below(Interval other) {
        return high < other.low;
    }

    /** The interval as the spread of a measurement. */
    public Spread spread() {
        return new Spread(low, high, "ci95");
    }
}
