package dev.touchstone.report.gate;

import static dev.touchstone.report.gate.SampleGate.passing;
import static dev.touchstone.report.gate.SampleGate.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each danger planted: what is missing or too little is never a PASS. */
class JudgeTest {
    private static final Attempt<Baseline> NONE = Attempt.failed("no baseline run was named");

    private static Verdict verdict(Measured measured) {
        return new Judge(SampleGate.limits()).verdict(measured, NONE);
    }

    private static Verdict against(Measured measured, Attempt<Baseline> baseline) {
        return new Judge(SampleGate.withBaseline()).verdict(measured, baseline);
    }

    private static Check check(Verdict verdict, String name) {
        return verdict.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passesWhereEverythingHolds() {
        Verdict verdict = verdict(passing());

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.checks())
                .extracting(Check::name)
                .containsExactly(
                        "rules",
                        "exact parity",
                        "recall@10 mean",
                        "recall@10 p5",
                        "recall@10 minimum",
                        "fill rate",
                        "latency p95",
                        "latency p99");
        assertThat(check(verdict, "recall@10 mean").value())
                .hasValueSatisfying(v -> assertThat(v).isBetween(0.97, 0.99));
        assertThat(check(verdict, "recall@10 mean").limit()).contains(0.9);
    }

    static Stream<Arguments> nothingMeasured() {
        Measured all = passing();
        String why = "plan check: sequential scan";
        return Stream.of(
                Arguments.of(
                        "rules aborted", new Measured(Attempt.failed(why), all.parity(), all.answers(), all.latency())),
                Arguments.of(
                        "parity aborted", new Measured(all.rules(), Attempt.failed(why), all.answers(), all.latency())),
                Arguments.of(
                        "no parity compared",
                        new Measured(all.rules(), Attempt.of(List.of()), all.answers(), all.latency())),
                Arguments.of("void cell", new Measured(all.rules(), all.parity(), Attempt.failed(why), all.latency())),
                Arguments.of("no latency", new Measured(all.rules(), all.parity(), all.answers(), Attempt.failed(why))),
                Arguments.of(
                        "latency of no turn",
                        new Measured(all.rules(), all.parity(), all.answers(), Attempt.of(List.of()))),
                Arguments.of(
                        "two turns",
                        new Measured(
                                all.rules(),
                                all.parity(),
                                all.answers(),
                                Attempt.of(SampleGate.turns(2, 1).subList(0, 2)))),
                Arguments.of(
                        "one build",
                        new Measured(
                                all.rules(),
                                all.parity(),
                                Attempt.of(SampleGate.answers(0.02, 1).first(1)),
                                all.latency())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothingMeasured")
    void whatWasNotMeasuredIsInconclusive(String what, Measured measured) {
        Verdict verdict = verdict(measured);

        assertThat(verdict.outcome()).as(what).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.checks())
                .filteredOn(check -> check.outcome() == Outcome.INCONCLUSIVE)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.reason()).startsWith("not measured: "))
                .allSatisfy(check -> assertThat(check.value()).isEmpty());
        assertThat(verdict.checks()).as("no check is left out").hasSize(8);
    }

    @Test
    void percentilesOfTooFewLatenciesAreInconclusive() {
        List<LatencyTurn> three = SampleGate.turns(2, 1).subList(0, 3);
        Measured all = passing();
        List<LatencyTurn> small = three.stream()
                .map(turn -> new LatencyTurn(first(turn), turn.reference()))
                .toList();
        Verdict verdict = verdict(new Measured(all.rules(), all.parity(), all.answers(), Attempt.of(small)));

        assertThat(check(verdict, "latency p99").reason()).contains("at least 10.0 are needed");
    }

    private static org.HdrHistogram.Histogram first(LatencyTurn turn) {
        org.HdrHistogram.Histogram few = new org.HdrHistogram.Histogram(3);
        for (int i = 0; i < 100; i++) {
            few.recordValue(turn.search().getValueAtPercentile(i));
        }
        return few;
    }

    private static Verdict rules(RuleDemands demands, ConformanceReport report) {
        Limits limits = SampleGate.limits();
        Measured all = passing();
        return new Judge(new Limits(
                        limits.confidence(),
                        limits.recall(),
                        limits.fillRate(),
                        limits.latency(),
                        demands,
                        Optional.empty(),
                        Optional.empty()))
                .verdict(new Measured(Attempt.of(report), all.parity(), all.answers(), all.latency()), NONE);
    }

    @Test
    void aFailedRuleThatMustPassFailsAndAnotherDoesNot() {
        ConformanceReport must = SampleGate.report(result("ADD-01", Severity.MUST, RuleOutcome.FAILED));
        ConformanceReport should = SampleGate.report(
                result("ADD-01", Severity.MUST, RuleOutcome.PASSED),
                result("SEA-02", Severity.SHOULD, RuleOutcome.FAILED));

        assertThat(rules(SampleGate.MUST, must).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(check(rules(SampleGate.MUST, must), "rules").reason()).contains("ADD-01: it returned 3 of 4");
        assertThat(rules(SampleGate.MUST, should).outcome()).isEqualTo(Outcome.PASS);
        assertThat(rules(new RuleDemands(List.of("MUST", "SEA-02")), should).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void noExecutedRuleIsInconclusive() {
        ConformanceReport skipped = SampleGate.report(result("ADD-01", Severity.MUST, RuleOutcome.SKIPPED));
        ConformanceReport passed = SampleGate.report(result("ADD-01", Severity.MUST, RuleOutcome.PASSED));

        assertThat(rules(SampleGate.MUST, skipped).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(rules(new RuleDemands(List.of("MUST", "DUR-01")), passed).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(check(rules(new RuleDemands(List.of("MUST", "DUR-01")), passed), "rules")
                        .reason())
                .contains("'DUR-01'");
    }

    private static Measured answering(Answers answers) {
        Measured all = passing();
        return new Measured(all.rules(), all.parity(), Attempt.of(answers), all.latency());
    }

    @Test
    void recallBelowItsFloorFailsAndAroundItIsInconclusive() {
        assertThat(check(verdict(answering(SampleGate.answers(0.2, 1))), "recall@10 mean")
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        Check around = check(verdict(answering(SampleGate.answers(0.098, 1))), "recall@10 mean");
        assertThat(around.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(around.reason()).contains("would tell").contains("queries (there were 1,000)");
    }

    @Test
    void oneAnswerBelowTheMinimumOrCutShortFails() {
        List<List<QueryScore>> rounds = new ArrayList<>(SampleGate.answers(0, 1).rounds());
        List<QueryScore> worse = new ArrayList<>(rounds.get(2));
        worse.set(17, new QueryScore(17, 10, 9, 2));
        rounds.set(2, worse);
        Verdict verdict = verdict(answering(new Answers(rounds)));

        assertThat(check(verdict, "recall@10 minimum").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(check(verdict, "recall@10 minimum").reason()).contains("query 17");
        assertThat(check(verdict, "fill rate").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aMissingBaselineIsInconclusiveWhereThePolicyAsksForOne() {
        Verdict verdict = against(passing(), NONE);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(check(verdict, "recall@10 against the baseline").reason()).contains("no baseline run was named");
        assertThat(check(verdict, "latency p95 against the baseline").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void theSameAgainPassesAndAPlantedLossOrSlowdownFails() {
        Attempt<Baseline> before = Attempt.of(SampleGate.baseline(passing()));
        Measured all = passing();

        assertThat(against(passing(), before).outcome()).isEqualTo(Outcome.PASS);
        assertThat(check(against(answering(SampleGate.answers(0.03, 5)), before), "recall@10 against the baseline")
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        Measured slower =
                new Measured(all.rules(), all.parity(), all.answers(), Attempt.of(SampleGate.turns(2 * 1.25, 9)));
        assertThat(check(against(slower, before), "latency p95 against the baseline")
                        .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void aBaselineOfOtherQueriesOrAnotherMachineIsNotCompared() {
        Baseline before =
                SampleGate.baseline(answering(SampleGate.answers(0.02, 1).at(new int[] {1, 2, 3})));
        Verdict queries = against(passing(), Attempt.of(before));
        assertThat(check(queries, "recall@10 against the baseline").outcome()).isEqualTo(Outcome.INCONCLUSIVE);

        Baseline elsewhere =
                new Baseline("elsewhere", SampleGate.baseline(passing()).evidence(), Optional.of("it ran on 8 cores"));
        Verdict machine = against(passing(), Attempt.of(elsewhere));
        assertThat(check(machine, "latency p95 against the baseline").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(check(machine, "recall@10 against the baseline").outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aMachineThatWasDisturbedInOneRunSaysNothingOfTheStore() {
        Measured all = passing();
        List<LatencyTurn> disturbed = SampleGate.turns(2 * 1.5, 9).stream()
                .map(turn -> new LatencyTurn(turn.search(), withTail(turn.reference())))
                .toList();
        Verdict verdict = against(
                new Measured(all.rules(), all.parity(), all.answers(), Attempt.of(disturbed)),
                Attempt.of(SampleGate.baseline(passing())));

        assertThat(check(verdict, "latency p95 against the baseline").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(check(verdict, "latency p95 against the baseline").reason()).contains("quiet");
    }

    private static org.HdrHistogram.Histogram withTail(org.HdrHistogram.Histogram reference) {
        org.HdrHistogram.Histogram disturbed = reference.copy();
        disturbed.recordValueWithCount(20_000_000, reference.getTotalCount() / 8);
        return disturbed;
    }

    @Test
    void aFailureIsNotHiddenByWhatCouldNotBeMeasured() {
        Measured broken = new Measured(
                Attempt.failed("the server went away"),
                Attempt.of(List.of(new Check("exact parity", Outcome.FAIL, "1 forbidden difference"))),
                Attempt.failed("the server went away"),
                Attempt.failed("the server went away"));

        assertThat(verdict(broken).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(broken.failures()).isEqualTo(Collections.singletonList("the server went away"));
    }
}
