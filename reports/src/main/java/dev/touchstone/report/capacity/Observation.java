package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;

/**
 * A measured value at a place.
 *
 * @param x above 0, such as a number of rows
 * @param y above 0, such as a time
 */
public record Observation(double x, double y) {
    public Observation {
        if (!(x > 0 && y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
            throw new ReportException("a model needs positive figures, not " + y + " at " + x);
        }
    }
}
