package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.Arrays;

/**
 * A 90 % interval.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Band(double low, double high) {
    private static final double TAIL = 0.05;

    public Band {
        if (!(low <= high)) {
            throw new ReportException("an interval from " + low + " to " + high + " is none");
        }
    }

    /** The middle 90 % of draws, at least one. */
    static Band ofDraws(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int cut = (int) (TAIL * sorted.length);
        return new Band(sorted[cut], sorted[sorted.length - 1 - cut]);
    }
}
