package dev.touchstone.report.gate;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.report.conformance.SubjectResults;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the rules that must pass were executed and passed. */
final class RuleJudge {
    static final String NAME = "rules";

    private static final int SHOWN = 5;

    private final RuleDemands demands;

    RuleJudge(RuleDemands demands) {
        this.demands = demands;
    }

    Check check(ConformanceReport report) {
        List<RuleResult> covered =
                results(report).filter(result -> demands.covers(result.rule())).toList();
        List<String> failed = covered.stream()
                .filter(result -> result.outcome() == RuleOutcome.FAILED)
                .map(result -> result.rule().id() + ": " + result.reason().orElse(""))
                .toList();
        if (!failed.isEmpty()) {
            String more = failed.size() > SHOWN ? "; and " + (failed.size() - SHOWN) + " more" : "";
            String first = failed.stream().limit(SHOWN).collect(Collectors.joining("; "));
            return new Check(NAME, Outcome.FAIL, "rules that must pass: " + failed.size() + " failed: " + first + more)
                    .with(failed.size(), 0);
        }
        return unexecuted(report)
                .map(demand -> Check.unmeasured(NAME, "no rule that '" + demand + "' names was executed"))
                .orElseGet(() -> new Check(NAME, Outcome.PASS, sentence(report, covered)).with(0, 0));
    }

    /** The first demand that some store executed no rule for. */
    private Optional<String> unexecuted(ConformanceReport report) {
        return demands.mustPass().stream()
                .filter(demand -> report.subjects().stream().anyMatch(subject -> !executed(subject, demand)))
                .findFirst();
    }

    private static boolean executed(SubjectResults subject, String demand) {
        return subject.results().stream()
                .filter(result -> result.outcome() != RuleOutcome.SKIPPED)
                .anyMatch(result -> RuleDemands.names(demand, result.rule()));
    }

    private static String sentence(ConformanceReport report, List<RuleResult> covered) {
        long passed = count(covered.stream(), RuleOutcome.PASSED);
        long skipped = count(covered.stream(), RuleOutcome.SKIPPED);
        long others = count(results(report), RuleOutcome.FAILED);
        return "rules that must pass: " + passed + " passed, 0 failed, " + skipped
                + " skipped for what the store does not claim; other rules failed: " + others
                + ", which blocks nothing";
    }

    private static long count(Stream<RuleResult> results, RuleOutcome outcome) {
        return results.filter(result -> result.outcome() == outcome).count();
    }

    private static Stream<RuleResult> results(ConformanceReport report) {
        return report.subjects().stream().flatMap(subject -> subject.results().stream());
    }
}
