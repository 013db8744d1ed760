package dev.touchstone.bench.tune;

import dev.touchstone.bench.config.Measurement;
import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Screening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What fits into the budget: expectations, mended by what was measured. */
final class Schedule {
    /** Seconds to start a forked JVM. */
    private static final double FORK_START = 2.5;

    /** The most seconds of builds and measuring that one forked JVM serves. */
    private static final double MOST_AT_RISK = 120;

    /** Seconds to start the server and this program's parts. */
    private static final double OPENING = 5;

    /** Seconds of charts and files. */
    private static final double WRITING = 8;

    /** Seconds to watch the plans of one setting. */
    private static final double PLANS = 0.15;

    private static final double DOCUMENTS_LOADED_A_SECOND = 4_000;
    private static final double EXPECTED_SEARCH = 0.0025;
    /** A pass beside its searches: reference scans and warm-up. */
    private static final double PASS_OVERHEAD = 1.3;

    private final Budget budget;
    private final BuildCost cost;
    private final Rules rules;
    private final double ingestSeconds;
    private final boolean looks;
    private final Map<TuneBuild, Double> built = new HashMap<>();
    private double paceOfBuilds = 1;
    private OptionalDouble exactSeconds = OptionalDouble.empty();
    private double searched;
    private double searches;

    /**
     * What a run is to do.
     *
     * @param builds all that it may try
     * @param ingestSeconds of measuring ingest after the search; 0 where it is not measured
     */
    record Wanted(List<TuneBuild> builds, double ingestSeconds) {}

    Schedule(Budget budget, BuildCost cost, Rules rules, Wanted wanted) {
        this.budget = budget;
        this.cost = cost;
        this.rules = rules;
        this.ingestSeconds = wanted.ingestSeconds();
        this.looks = budget.affords(least(wanted.builds()) + lookSeconds(dearest(wanted.builds())) + ingestSeconds);
    }

    /**
     * Whether a build, its candidates and the finals after it fit. Of the first index one candidate will do, which can then
     * be compared with exact search: without a comparison there is no answer.
     */
    boolean affordsBuild(TuneBuild build) {
        boolean first = built.keySet().stream().allMatch(TuneBuild::isExact);
        double candidates = first ? 1 : build.searches().size();
        double passes = candidates * (PLANS + passSeconds(rules.firstQueries(), searchSeconds(build)))
                + Math.min(candidates, rules.profile().finalists())
                        * passSeconds(rules.queries(build), searchSeconds(build));
        double finals = Math.max(leastFinals(build), first ? 0 : fairFinals());
        return budget.affords(buildSeconds(build) + passes + finals + closing());
    }

    private double fairFinals() {
        return Math.min(budget.secondsLeft() / 2, turnSeconds(rules.profile().finalists() + 1) * rules.rounds());
    }

    /** Seconds of one round in which exact search and one candidate of a build are compared. */
    private double leastFinals(TuneBuild build) {
        double exact = PLANS + passSeconds(rules.exactQueries(), exactSearchSeconds()) + turnSeconds(1);
        return build.isExact()
                ? exact
                : exact
                        + buildSeconds(build)
                        + PLANS
                        + passSeconds(rules.queries(build), searchSeconds(build))
                        + turnSeconds(1)
                        - FORK_START;
    }

    /** Whether one pass of a candidate fits, and a comparison of it after that. */
    boolean affordsPass(Trial trial, int queries) {
        return budget.affords(passSeconds(queries, searchSeconds(trial))
                + leastFinals(trial.candidate().build())
                + closing());
    }

    /**
     * Groups builds whose finalists are measured in one forked JVM, those left out that the budget does not afford. What is
     * not finished is lost to an interrupted run, so long builds have a JVM of their own.
     *
     * @param finalists of every build
     */
    List<List<TuneBuild>> groups(List<TuneBuild> builds, Map<TuneBuild, List<Trial>> finalists) {
        List<List<TuneBuild>> groups = new ArrayList<>();
        double planned = 0;
        double inGroup = Double.POSITIVE_INFINITY;
        for (TuneBuild build : builds) {
            double seconds = stageSeconds(build, finalists.get(build));
            if (!budget.affords(planned + FORK_START + seconds + closing())) {
                continue;
            }
            if (inGroup + seconds > MOST_AT_RISK) {
                groups.add(new ArrayList<>());
                inGroup = 0;
                planned += FORK_START;
            }
            groups.get(groups.size() - 1).add(build);
            inGroup += seconds;
            planned += seconds;
        }
        return groups;
    }

    /** Whether the budget lasts for a round of finalists. */
    boolean affordsRound(Map<TuneBuild, List<Trial>> finalists) {
        double stages = finalists.entrySet().stream()
                .mapToDouble(build -> stageSeconds(build.getKey(), build.getValue()))
                .sum();
        return budget.affords(FORK_START + stages + closing());
    }

    private double stageSeconds(TuneBuild build, List<Trial> finalists) {
        double passes = finalists.stream()
                .mapToDouble(trial -> PLANS + passSeconds(rules.queries(build), searchSeconds(trial)))
                .sum();
        return buildSeconds(build) + passes + turnSeconds(finalists.size()) - FORK_START;
    }

    /** Whether looking at filters and users under a candidate fits. */
    boolean affordsLook(Candidate candidate) {
        return affordsClosing(lookSeconds(buildSeconds(candidate.build())));
    }

    /** Whether so many seconds fit before charts and files are written. */
    boolean affordsClosing(double seconds) {
        return budget.affords(seconds + WRITING);
    }

    /** Seconds kept for what follows the search. */
    private double closing() {
        double dearest =
                built.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return WRITING + (looks ? lookSeconds(dearest) + ingestSeconds : 0);
    }

    private double lookSeconds(double build) {
        return CrowdLook.expectedSeconds(cost, build, searchSeconds());
    }

    private double dearest(List<TuneBuild> builds) {
        return builds.stream().mapToDouble(this::buildSeconds).max().orElse(0);
    }

    private double buildSeconds(TuneBuild build) {
        return built.getOrDefault(build, paceOfBuilds * cost.seconds(build.spec()));
    }

    private double searchSeconds(Trial trial) {
        return trial.best()
                .map(pass -> pass.seconds() / pass.millis().length)
                .orElseGet(() -> searchSeconds(trial.candidate().build()));
    }

    private double searchSeconds(TuneBuild build) {
        return build.isExact() ? exactSearchSeconds() : searchSeconds();
    }

    private double exactSearchSeconds() {
        return exactSeconds.orElse(cost.exactSearchSeconds());
    }

    private double searchSeconds() {
        return searches == 0 ? EXPECTED_SEARCH : searched / searches;
    }

    private static double passSeconds(int queries, double searchSeconds) {
        return PASS_OVERHEAD * queries * searchSeconds;
    }

    /** Seconds of one turn of so many finalists of one build. */
    private double turnSeconds(int finalists) {
        Measurement measurement = rules.profile().measurement();
        return FORK_START
                + finalists
                        * (measurement.iterations() * measurement.iterationMs() + measurement.warmUpLimitMs())
                        / 1e3;
    }

    private double loadSeconds() {
        return cost.rows() / DOCUMENTS_LOADED_A_SECOND;
    }

    /** Seconds that the whole search is expected to take if nothing is given up before its first look is over. */
    double expected(List<TuneBuild> builds) {
        double building = builds.stream().mapToDouble(this::buildSeconds).sum();
        double candidates =
                builds.stream().mapToInt(build -> build.searches().size()).sum();
        int finalists = rules.exhaustive() ? (int) candidates : rules.profile().finalists() + 1;
        double share = rules.exhaustive() ? 1 : 0.4;
        double passes = candidates * (PLANS + share * passSeconds(rules.queries(), EXPECTED_SEARCH))
                + (1 + rules.rounds()) * passSeconds(rules.exactQueries(), cost.exactSearchSeconds());
        double again = rules.exhaustive() ? building : Math.min(building, finalists * dearest(builds));
        double rounds = rules.rounds() * (again + turnSeconds(finalists));
        return OPENING
                + loadSeconds()
                + building
                + passes
                + rounds
                + lookSeconds(dearest(builds))
                + ingestSeconds
                + WRITING;
    }

    /** Seconds that the least a run can do takes: exact search and the cheapest build, looked at and timed once. */
    double least(List<TuneBuild> builds) {
        double cheapest = builds.stream()
                .filter(build -> !build.isExact())
                .mapToDouble(this::buildSeconds)
                .min()
                .orElse(0);
        double exact = passSeconds(rules.firstQueries() + 2 * rules.exactQueries(), cost.exactSearchSeconds());
        double other = passSeconds(rules.firstQueries() + 2 * rules.queries(), EXPECTED_SEARCH);
        return OPENING + loadSeconds() + exact + other + 2 * (cheapest + PLANS + turnSeconds(1)) + WRITING;
    }

    void built(TuneBuild build, Built here) {
        built.put(build, here.seconds());
        double expected = cost.seconds(build.spec());
        if (expected > 1) {
            paceOfBuilds = here.seconds() / expected;
        }
    }

    void screened(TuneBuild build, Screening pass) {
        if (build.isExact()) {
            exactSeconds = OptionalDouble.of(pass.seconds() / pass.millis().length);
        } else {
            searched += pass.seconds();
            searches += pass.millis().length;
        }
    }
}
