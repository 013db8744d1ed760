package dev.touchstone.report.gate;

import dev.touchstone.report.ReportException;

/**
 * One thing a run was checked for.
 *
 * @param name what was checked, such as {@code exact parity}
 * @param reason one line with the number and its limit
 */
public record Check(String name, Outcome outcome, String reason) {
    public Check {
        if (name.isBlank() || reason.isBlank()) {
            throw new ReportException("check '" + name + "' needs a name and a reason; give both");
        }
    }
}
