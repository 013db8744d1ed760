package dev.touchstone.report.verdict;

import dev.touchstone.report.ReportException;
import java.util.Optional;

/**
 * One thing a run was checked for.
 *
 * @param name what was checked, such as {@code exact parity}
 * @param reason one line with the number and its limit
 * @param value the number, where there is one; what was not measured has none
 * @param limit what it was held against, where there is one
 */
public record Check(String name, Outcome outcome, String reason, Optional<Double> value, Optional<Double> limit) {
    public Check {
        if (name.isBlank() || reason.isBlank()) {
            throw new ReportException("check '" + name + "' needs a name and a reason; give both");
        }
    }

    /** A check whose reason says all. */
    public Check(String name, Outcome outcome, String reason) {
        this(name, outcome, reason, Optional.empty(), Optional.empty());
    }

    /** A check that could not be made, which is never a PASS. */
    public static Check unmeasured(String name, String why) {
        return new Check(name, Outcome.INCONCLUSIVE, "not measured: " + why);
    }

    /** The same check with its number and limit. */
    public Check with(double number, double heldAgainst) {
        return new Check(name, outcome, reason, Optional.of(number), Optional.of(heldAgainst));
    }
}
