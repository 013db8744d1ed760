package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;

/**
 * The range a measured value moved in.
 *
 * @param low lower end, finite, in the metric's unit
 * @param high upper end, finite, at least {@code low}
 * @param kind what the range is, such as {@code ci95} or {@code min-max of 5 repeats}
 */
public record Spread(double low, double high, String kind) {
    public Spread {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new ReportException("spread " + low + " to " + high + " is no range; leave it out when not measured");
        }
        if (kind.isBlank()) {
            throw new ReportException(
                    "spread " + low + " to " + high + " does not say its kind; name it, such as ci95");
        }
    }
}
