package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/**
 * What a model expects at a place, with the interval in which one more measurement there should fall.
 *
 * @param low lower end, at most {@code value}
 * @param high upper end, at least {@code value}
 * @param confidence the least share of such intervals that should hold the measurement, in (0, 1)
 * @param far whether the place lies more than {@value #FAR} times outside the fitted range
 */
public record Prediction(double value, double low, double high, double confidence, boolean far) {
    /** How many times beyond the fitted range a prediction is marked. */
    public static final double FAR = 20;

    public Prediction {
        if (!(low <= value && value <= high)) {
            throw new ReportException(
                    "a prediction of " + value + " lies outside its own interval " + low + " to " + high);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new ReportException("confidence is " + confidence + "; it must lie between 0 and 1");
        }
    }

    /** Whether a measurement fell into the interval. */
    public boolean covers(double measured) {
        return low <= measured && measured <= high;
    }

    /** The relative error of the prediction against a measurement: 0.1 is 10 % too high. */
    public double errorAgainst(double measured) {
        return value / measured - 1;
    }
}
