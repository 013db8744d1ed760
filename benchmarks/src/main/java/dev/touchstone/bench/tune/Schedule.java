package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.Measurement;
import dev.touchstone.bench.tune.Laboratory.Built;
import java.util.List;

/** What fits into the budget: expectations, mended by what was measured. */
final class Schedule {
    /** Seconds to start a forked JVM. */
    private static final double FORK_START = 2.5;

    /** Seconds kept for what follows the search: workloads, plans, charts. */
    private static final double CLOSING = 20;

    private final Budget budget;
    private final BuildCost cost;
    private final Rules rules;
    private double paceOfBuilds = 1;
    private double secondsOfPass;

    Schedule(Budget budget, BuildCost cost, Rules rules) {
        this.budget = budget;
        this.cost = cost;
        this.rules = rules;
    }

    /** Seconds that one build, its candidates and the finals after it are expected to take. */
    boolean affordsBuild(TuneBuild build) {
        double finals =
                Math.min(budget.secondsLeft() / 2, turnSeconds(rules.profile().finalists() + 1) * rules.rounds());
        double passes = build.searches().size() * secondsOfPass;
        return budget.affords(buildSeconds(build) + passes + finals + CLOSING);
    }

    /** Whether a round of so many finalists on a build of their own fits. */
    boolean affordsRound(TuneBuild build, int finalists) {
        return budget.affords(buildSeconds(build) + finalists * secondsOfPass + turnSeconds(finalists) + CLOSING);
    }

    private double buildSeconds(TuneBuild build) {
        return paceOfBuilds * cost.seconds(build.spec());
    }

    /** Seconds of one turn of so many finalists of one build. */
    private double turnSeconds(int finalists) {
        Measurement measurement = rules.profile().measurement();
        return FORK_START
                + finalists
                        * (measurement.iterations() * measurement.iterationMs() + measurement.warmUpLimitMs())
                        / 1e3;
    }

    /** Seconds that the whole search is expected to take if nothing is given up before its first look is over. */
    double expected(List<TuneBuild> builds) {
        double building = builds.stream().mapToDouble(this::buildSeconds).sum();
        double candidates =
                builds.stream().mapToInt(build -> build.searches().size()).sum();
        int finalists = rules.exhaustive() ? (int) candidates : rules.profile().finalists() + 1;
        double share = rules.exhaustive() ? 1 : 0.4;
        double passes = candidates * share * rules.queries() * expectedSearch();
        double dearest = builds.stream().mapToDouble(this::buildSeconds).max().orElse(0);
        double again = rules.exhaustive() ? building : Math.min(building, finalists * dearest);
        return building + passes + rules.rounds() * (again + turnSeconds(finalists) + finalists * FORK_START) + CLOSING;
    }

    /** Seconds that the least a run can do takes: exact search and the cheapest build, looked at and timed once. */
    double least(List<TuneBuild> builds) {
        double cheapest = builds.stream()
                .filter(build -> !build.isExact())
                .mapToDouble(this::buildSeconds)
                .min()
                .orElse(0);
        return cheapest + 2 * rules.queries() * expectedSearch() + 2 * turnSeconds(1) + CLOSING;
    }

    private static double expectedSearch() {
        return 0.0025;
    }

    void built(TuneBuild build, Built here) {
        double expected = cost.seconds(build.spec());
        if (expected > 1) {
            paceOfBuilds = here.seconds() / expected;
        }
    }

    void explored(List<Trial> trials) {
        trials.stream()
                .flatMap(trial -> trial.passes().stream())
                .mapToDouble(Laboratory.Screening::seconds)
                .average()
                .ifPresent(seconds -> secondsOfPass = seconds);
    }
}
