package dev.touchstone.report.gate.policy;

import dev.touchstone.report.ReportException;
import java.math.BigDecimal;

/** The range check of limits. */
final class LimitRange {
    private LimitRange() {}

    static void check(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new ReportException(
                    key + " is " + plain(value) + "; it must lie in " + plain(low) + " to " + plain(high));
        }
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
