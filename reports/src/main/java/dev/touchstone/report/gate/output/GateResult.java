package dev.touchstone.report.gate.output;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.gate.Measured;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.verdict.Verdict;
import java.util.Optional;

/**
 * What a gate came to, for those who render it.
 *
 * @param subject what was under test
 * @param measured what was attempted
 * @param parity the differences, where answers were compared
 * @param baseline name of the run it was compared with
 * @param verdict what it came to
 */
public record GateResult(
        Subject subject, Measured measured, Optional<Parity> parity, Optional<String> baseline, Verdict verdict) {
    Optional<ConformanceReport> rules() {
        return measured.rules().value();
    }

    /** How many rounds the queries were asked in. */
    int rounds() {
        return measured.answers()
                .value()
                .map(answers -> answers.rounds().size())
                .orElse(0);
    }

    /** JUnit's XML of it. */
    public String junit(RuleDemands demands) {
        return JunitXml.of(this, demands);
    }

    /** A Markdown summary of it. */
    public String summary() {
        return Summary.of(this);
    }
}
