package dev.touchstone.report.conformance;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A numbered rule, for people to read.
 *
 * @param id the family's letters and a number of two digits, such as {@code ADD-03}
 * @param severity whether a failure blocks
 * @param intent one sentence: what a store does
 * @param ifItFails what to look at first
 * @param needs names of the capabilities without which the rule is skipped
 */
public record RuleDescription(String id, Severity severity, String intent, String ifItFails, List<String> needs) {
    private static final Pattern ID = Pattern.compile("[A-Z]{1,3}-[0-9]{2}");

    public RuleDescription {
        needs = List.copyOf(needs);
        if (!ID.matcher(id).matches()) {
            throw new ReportException("rule '" + id + "' has no id such as ADD-03; give it one");
        }
        if (intent.isBlank() || ifItFails.isBlank()) {
            throw new ReportException("rule " + id + " needs an intent and what to check if it fails; give both");
        }
    }

    /** The letters of the id. */
    public String family() {
        return id.substring(0, id.indexOf('-'));
    }
}
