package dev.touchstone.report.gate;

import dev.touchstone.report.conformance.ConformanceReport;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.RuleOutcome;
import dev.touchstone.report.conformance.RuleResult;
import dev.touchstone.report.conformance.Severity;
import dev.touchstone.report.conformance.SubjectResults;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.report.gate.policy.BaselineLimits;
import dev.touchstone.report.gate.policy.LatencyCeilings;
import dev.touchstone.report.gate.policy.LatencyRatios;
import dev.touchstone.report.gate.policy.Limits;
import dev.touchstone.report.gate.policy.RecallFloors;
import dev.touchstone.report.gate.policy.RuleDemands;
import dev.touchstone.report.gate.policy.WorkLimits;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.work.OperationCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** A gate's measurements, made up: everything passes unless a test changes it. */
public final class SampleGate {
    public static final RuleDemands MUST = new RuleDemands(List.of("MUST"));

    private static final Optional<BaselineLimits> BASELINE = Optional.of(
            new BaselineLimits(0.005, new LatencyRatios(Optional.empty(), Optional.of(1.1), Optional.empty())));

    private SampleGate() {}

    public static Limits limits() {
        return new Limits(
                0.95,
                new RecallFloors(0.9, 0.7, 0.3),
                1,
                new LatencyCeilings(Optional.empty(), Optional.of(10.0), Optional.of(20.0)),
                MUST,
                Optional.empty(),
                Optional.empty());
    }

    /** The limits, and some of what single operations may come to. */
    public static Limits withWork() {
        return with(
                Optional.of(new WorkLimits(
                        Optional.of(new TreeMap<>(Map.of("round_trips", 1.0, "bytes_sent", 3500.0))),
                        Optional.of(new TreeMap<>(Map.of("wal_bytes", 50_000.0))),
                        Optional.empty())),
                Optional.empty());
    }

    public static Limits withBaseline() {
        return with(Optional.empty(), BASELINE);
    }

    /** Everything a policy can ask for. */
    public static Limits withAll() {
        return with(withWork().work(), BASELINE);
    }

    private static Limits with(Optional<WorkLimits> work, Optional<BaselineLimits> baseline) {
        Limits limits = limits();
        return new Limits(
                limits.confidence(),
                limits.recall(),
                limits.fillRate(),
                limits.latency(),
                limits.rules(),
                work,
                baseline);
    }

    /** The same measurements, and what single operations came to. */
    public static Measured counting(Measured all, List<OperationCount> work) {
        return new Measured(all.rules(), all.parity(), all.answers(), all.latency(), Optional.of(Attempt.of(work)));
    }

    public static List<OperationCount> work(double roundTrips) {
        return List.of(
                new OperationCount(
                        "search",
                        new TreeMap<>(Map.of(
                                TuneMetrics.ROUND_TRIPS.key(), Attempt.of(roundTrips),
                                TuneMetrics.BYTES_SENT.key(), Attempt.of(3229.0)))),
                new OperationCount("add", new TreeMap<>(Map.of(TuneMetrics.WAL_BYTES.key(), Attempt.of(12_345.678)))));
    }

    public static Measured passing() {
        return new Measured(
                Attempt.of(report(result("ADD-01", Severity.MUST, RuleOutcome.PASSED))),
                Attempt.of(List.of(new Check("exact parity", Outcome.PASS, "1,000 answers compared, 0 forbidden"))),
                Attempt.of(answers(0.02, 1)),
                Attempt.of(turns(2, 3)));
    }

    public static Baseline baseline(Measured measured) {
        return new Baseline(
                "20261124T080000Z-gate-sample",
                new GateEvidence(
                        measured.answers().value().orElseThrow(),
                        measured.latency().value().orElseThrow()),
                Optional.empty());
    }

    public static ConformanceReport report(RuleResult... results) {
        return new ConformanceReport(List.of(new SubjectResults("PostgreSQL store", List.of(results))));
    }

    public static RuleResult result(String id, Severity severity, RuleOutcome outcome) {
        RuleDescription rule = new RuleDescription(id, severity, "A store does " + id, "look at " + id, List.of());
        Optional<String> reason = switch (outcome) {
            case PASSED -> Optional.empty();
            case FAILED -> Optional.of("it returned 3 of 4 documents");
            case SKIPPED -> Optional.of("needs exact_search");
        };
        return new RuleResult(rule, outcome, reason, List.of(), outcome == RuleOutcome.SKIPPED ? 0 : 12.5);
    }

    /** 1,000 queries in 4 rounds, each of ten rows missed with that chance. */
    public static Answers answers(double miss, long seed) {
        Random random = new Random(seed);
        return new Answers(IntStream.range(0, 4)
                .mapToObj(round -> IntStream.range(0, 1000)
                        .mapToObj(query -> new QueryScore(query, 10, 10, (int) IntStream.range(0, 10)
                                .filter(i -> random.nextDouble() >= miss)
                                .count()))
                        .toList())
                .toList());
    }

    /** Six turns of 500 searches around that many milliseconds; the reference takes one. */
    public static List<LatencyTurn> turns(double milliseconds, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 6)
                .mapToObj(turn -> {
                    double shift = Math.exp(0.02 * random.nextGaussian());
                    return new LatencyTurn(histogram(random, milliseconds * shift), histogram(random, 1));
                })
                .toList();
    }

    private static Histogram histogram(Random random, double milliseconds) {
        Histogram nanos = new Histogram(3);
        IntStream.range(0, 500)
                .forEach(i -> nanos.recordValue((long) (milliseconds * 1e6 * Math.exp(0.2 * random.nextGaussian()))));
        return nanos;
    }
}
