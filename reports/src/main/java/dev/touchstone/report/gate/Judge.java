package dev.touchstone.report.gate;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.policy.BaselineLimits;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.report.work.OperationCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Comes to a verdict: every check that the limits ask for is made or is INCONCLUSIVE, none is left out. */
public final class Judge {
    private final Limits limits;
    private final RuleJudge rules;
    private final RecallJudge recall;
    private final LatencyJudge latency;

    public Judge(Limits limits) {
        this.limits = limits;
        this.rules = new RuleJudge(limits.rules());
        this.recall = new RecallJudge(limits);
        this.latency = new LatencyJudge(limits);
    }

    /**
     * The verdict.
     *
     * @param baseline what to compare with, or why there is nothing; not looked at where the limits ask for none
     */
    public Verdict verdict(Measured measured, Attempt<Baseline> baseline) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(made(
                List.of(RuleJudge.NAME),
                measured.rules().reason(),
                () -> List.of(rules.check(measured.rules().value().orElseThrow()))));
        checks.addAll(parity(measured.parity()));
        checks.addAll(made(
                RecallJudge.FLOORS,
                measured.answers().reason(),
                () -> recall.floors(measured.answers().value().orElseThrow())));
        checks.addAll(made(
                latency.ceilingNames(),
                measured.latency().reason(),
                () -> latency.ceilings(measured.latency().value().orElseThrow())));
        limits.work().map(WorkJudge::new).ifPresent(work -> checks.addAll(work(work, measured)));
        limits.baseline().ifPresent(asked -> checks.addAll(against(asked, measured, baseline)));
        return Verdict.of(checks);
    }

    private static List<Check> work(WorkJudge judge, Measured measured) {
        Attempt<List<OperationCount>> work = measured.work().orElseGet(() -> Attempt.failed("no work was counted"));
        return made(
                judge.names(), work.reason(), () -> judge.checks(work.value().orElseThrow()));
    }

    /** The checks against a baseline alone. */
    public List<Check> against(BaselineLimits asked, Measured measured, Attempt<Baseline> baseline) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(made(
                List.of(RecallJudge.LOSS),
                baseline.reason().or(measured.answers()::reason),
                () -> List.of(recall.loss(
                        baseline.value().orElseThrow().evidence().answers(),
                        measured.answers().value().orElseThrow(),
                        asked.recallLoss()))));
        checks.addAll(made(
                LatencyJudge.ratioNames(asked.latencyRatio()),
                latencyObstacle(measured.latency(), baseline),
                () -> latency.ratios(
                        baseline.value().orElseThrow().evidence().turns(),
                        measured.latency().value().orElseThrow(),
                        asked.latencyRatio())));
        return checks;
    }

    private static Optional<String> latencyObstacle(Attempt<List<LatencyTurn>> latency, Attempt<Baseline> baseline) {
        return baseline.reason().or(latency::reason).or(() -> baseline.value().flatMap(Baseline::otherMachine));
    }

    /** The checks, or as many that could not be made: also where there is too little to estimate a spread from. */
    private static List<Check> made(List<String> names, Optional<String> obstacle, Supplier<List<Check>> checks) {
        try {
            return obstacle.isPresent() ? unmeasured(names, obstacle.get()) : checks.get();
        } catch (ReportException e) {
            return unmeasured(names, e.getMessage());
        }
    }

    /** No check of parity is no parity. */
    private static List<Check> parity(Attempt<List<Check>> parity) {
        List<Check> checks = parity.value().orElse(List.of());
        return checks.isEmpty()
                ? unmeasured(List.of("parity"), parity.reason().orElse("no answer was compared"))
                : checks;
    }

    private static List<Check> unmeasured(List<String> names, String why) {
        return names.stream().map(name -> Check.unmeasured(name, why)).toList();
    }
}
