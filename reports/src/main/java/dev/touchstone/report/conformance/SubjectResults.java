package dev.touchstone.report.conformance;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the rules came to for one store.
 *
 * @param subject name of the store and its settings
 * @param results one a rule, at least one, by rule id
 */
public record SubjectResults(String subject, List<RuleResult> results) {
    public SubjectResults {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new ReportException("no rule was put to " + subject + "; choose at least one family");
        }
        long distinct =
                results.stream().map(result -> result.rule().id()).distinct().count();
        if (distinct != results.size()) {
            throw new ReportException("a rule was put to " + subject + " twice; give each rule an id of its own");
        }
    }

    /** The same store, where other results stand in place of its own for the same rules. */
    public SubjectResults with(List<RuleResult> others) {
        Map<String, RuleResult> byRule = new TreeMap<>();
        Stream.concat(results.stream(), others.stream())
                .forEach(result -> byRule.put(result.rule().id(), result));
        return new SubjectResults(subject, List.copyOf(byRule.values()));
    }

    /** How many rules of a severity came to an outcome. */
    public long count(Severity severity, RuleOutcome outcome) {
        return results.stream()
                .filter(result -> result.rule().severity() == severity && result.outcome() == outcome)
                .count();
    }

    /** Whether a MUST rule passed and none failed. */
    public boolean conforms() {
        return count(Severity.MUST, RuleOutcome.PASSED) > 0 && results.stream().noneMatch(RuleResult::blocks);
    }
}
