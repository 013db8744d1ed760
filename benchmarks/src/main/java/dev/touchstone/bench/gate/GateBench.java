package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.GatePolicy;
import dev.touchstone.report.gate.Baseline;
import dev.touchstone.report.gate.Judge;
import dev.touchstone.report.gate.Measured;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.policy.BaselineLimits;
import dev.touchstone.report.run.GateMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Spread;
import dev.touchstone.report.statistics.LatencyFigure;
import dev.touchstone.report.statistics.RecallLoss;
import dev.touchstone.report.statistics.Turn;
import dev.touchstone.report.verdict.Attempt;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How often the gate cries wolf and how often it sleeps, against a baseline.
 *
 * <p>Runs are compared in disjoint pairs, so that no two comparisons of the store as it is share a measurement. Simulated
 * runs draw two different sessions, and within each its rounds and one common set of queries with replacement: what sets
 * sessions, builds and turns apart stays in, and no distribution is assumed.
 */
public final class GateBench {
    private static final long SEED = 4;

    private final Judge judge;
    private final BaselineLimits limits;
    private final List<Trial> trials;

    GateBench(GatePolicy policy, List<Trial> trials) {
        this.judge = new Judge(policy.limits());
        this.limits = policy.baseline().orElseThrow();
        this.trials = List.copyOf(trials);
    }

    /** Returns every figure; {@code simulated} is the number of simulated runs. */
    List<Measurement> figures(int simulated) {
        List<Measurement> figures = new ArrayList<>(alarms(simulate(simulated), Map.of("runs", "simulated")));
        figures.addAll(real());
        return figures;
    }

    /** Returns the figures that rest on real runs alone. */
    List<Measurement> real() {
        List<Outcome> equal = disjoint().stream()
                .map(pair -> outcome(pair.before().asItIs(), pair.now().asItIs()))
                .toList();
        List<Measurement> figures = new ArrayList<>(alarms(equal, Map.of("runs", "real")));
        figures.add(power(GateMetrics.POWER_RECALL, Trial::lossy));
        figures.add(power(GateMetrics.POWER_LATENCY, Trial::slow));
        figures.add(planted(
                GateMetrics.PLANTED_LOSS,
                pair -> loss(pair.now().asItIs(), pair.now().lossy())));
        figures.add(planted(
                GateMetrics.PLANTED_RATIO,
                pair -> ratio(pair.now().asItIs(), pair.now().slow())));
        figures.add(planted(
                GateMetrics.AA_RATIO,
                pair -> ratio(pair.before().asItIs(), pair.now().asItIs())));
        return figures;
    }

    private record Pair(Trial before, Trial now) {}

    /** One and two, three and four, … */
    private List<Pair> disjoint() {
        return IntStream.range(0, trials.size() / 2)
                .mapToObj(i -> new Pair(trials.get(2 * i), trials.get(2 * i + 1)))
                .toList();
    }

    /** Each session with the other of its pair before it. */
    private List<Pair> eachWithItsPartner() {
        return disjoint().stream()
                .flatMap(pair -> List.of(pair, new Pair(/* before= */ pair.now(), /* now= */ pair.before())).stream())
                .toList();
    }

    private List<Measurement> alarms(List<Outcome> outcomes, Map<String, String> cell) {
        return List.of(
                count(GateMetrics.FALSE_ALARMS, cell, outcomes, Outcome.FAIL),
                count(GateMetrics.UNDECIDED, cell, outcomes, Outcome.INCONCLUSIVE));
    }

    private static Measurement count(Metric metric, Map<String, String> cell, List<Outcome> outcomes, Outcome counted) {
        long count = outcomes.stream().filter(counted::equals).count();
        return Measurement.of(metric, cell, (double) count, outcomes.size());
    }

    private Measurement power(Metric metric, Function<Trial, GateEvidence> fault) {
        List<Pair> pairs = eachWithItsPartner();
        long caught = pairs.stream()
                .filter(pair -> outcome(pair.before().asItIs(), fault.apply(pair.now())) == Outcome.FAIL)
                .count();
        return Measurement.of(metric, Map.of(), (double) caught / pairs.size(), pairs.size());
    }

    private Measurement planted(Metric metric, Function<Pair, Double> figure) {
        double[] sorted = eachWithItsPartner().stream()
                .mapToDouble(figure::apply)
                .sorted()
                .toArray();
        return Measurement.of(metric, Map.of(), sorted[sorted.length / 2], sorted.length)
                .within(new Spread(sorted[0], sorted[sorted.length - 1], "min-max of " + sorted.length + " runs"));
    }

    private double loss(GateEvidence before, GateEvidence now) {
        return new RecallLoss(before.answers().recallsByBuild(), now.answers().recallsByBuild()).value();
    }

    private double ratio(GateEvidence before, GateEvidence now) {
        return LatencyFigure.ratio(relative(before), relative(now), 95).value();
    }

    private static List<Turn> relative(GateEvidence evidence) {
        return evidence.turns().stream().map(LatencyTurn::relative).toList();
    }

    private Outcome outcome(GateEvidence before, GateEvidence now) {
        Measured measured = new Measured(
                Attempt.failed("not asked"),
                Attempt.failed("not asked"),
                Attempt.of(now.answers()),
                Attempt.of(now.turns()));
        List<Check> checks =
                judge.against(limits, measured, Attempt.of(new Baseline("before", before, Optional.empty())));
        return Verdict.of(checks).outcome();
    }

    /** Each run has a seed of its own, so that they may be drawn on all cores. */
    private List<Outcome> simulate(int runs) {
        return new Random(SEED)
                .longs(runs).boxed().toList().parallelStream()
                        .map(seed -> simulate(new Random(seed)))
                        .toList();
    }

    private Outcome simulate(Random random) {
        int first = random.nextInt(trials.size());
        int second = (first + 1 + random.nextInt(trials.size() - 1)) % trials.size();
        GateEvidence before = trials.get(first).asItIs();
        GateEvidence now = trials.get(second).asItIs();
        int[] queries = drawn(before.answers().queries().size(), random);
        return outcome(resampled(before, queries, random), resampled(now, queries, random));
    }

    private static GateEvidence resampled(GateEvidence evidence, int[] queries, Random random) {
        Answers answers = evidence.answers();
        int[] rounds = drawn(answers.rounds().size(), random);
        Answers chosen = new Answers(
                Arrays.stream(rounds).mapToObj(answers.rounds()::get).toList());
        List<LatencyTurn> turns = Arrays.stream(drawn(evidence.turns().size(), random))
                .mapToObj(evidence.turns()::get)
                .toList();
        return new GateEvidence(chosen.at(queries), turns);
    }

    private static int[] drawn(int count, Random random) {
        return random.ints(count, 0, count).toArray();
    }
}
