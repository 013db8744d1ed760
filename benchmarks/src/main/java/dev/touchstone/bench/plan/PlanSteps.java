package dev.touchstone.bench.plan;

import dev.touchstone.bench.load.ClientLimit;
import dev.touchstone.bench.plan.MeasuredSize.Build;
import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.PoolSizing;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a plan; what each is expected to take is a first guess, which the first ones correct.
 *
 * @param secondServer whether a server with little memory can be started; without it that step takes no time
 */
record PlanSteps(PlanSettings settings, boolean secondServer) {
    /** Shares of the knee's rate at which a request's time is split. */
    static final List<Double> SPLIT_SHARES = List.of(0.5, 0.8, 1.0);

    private static final double BUILD_A_ROW = 2.5e-4;
    private static final double LOAD_A_ROW = 1e-4;
    private static final double SEARCH = 1.2e-3;
    private static final double KNEE = 35;
    private static final double POOL = 60;
    private static final double CLIENT = 20;
    private static final double SPLIT = 5;
    private static final double BATCHES = 40;

    /** Every step, in order. */
    List<PlanStep<?>> all() {
        List<PlanStep<?>> steps = new ArrayList<>();
        for (int repeat = 0; repeat < settings.effort().builds(); repeat++) {
            for (int size : settings.built()) {
                steps.add(build(repeat, size));
            }
        }
        steps.addAll(List.of(latencies(), pool(), memory(), client()));
        for (int repeat = 0; repeat < settings.effort().kneeRepeats(); repeat++) {
            for (int size : settings.searchedIn(repeat)) {
                steps.add(knee(repeat, size));
            }
        }
        SPLIT_SHARES.forEach(share -> steps.add(split(share)));
        steps.addAll(List.of(batches(), buildCosts()));
        return steps;
    }

    /** One build of a size; the first of all waits until every size is loaded. */
    PlanStep<Build> build(int repeat, int size) {
        boolean first = repeat == 0 && size == settings.sizes().get(0);
        double load = first ? rows(sum(settings.built()), LOAD_A_ROW) : 0;
        return new PlanStep<>("build " + repeat + " of " + size, load + rows(size, BUILD_A_ROW), Build.class);
    }

    /** Latencies of one client at all sizes. */
    PlanStep<PlanLab.LatencyTable> latencies() {
        return new PlanStep<>(
                "latencies",
                searches(settings.built().size(), settings.effort().rounds() + 2),
                PlanLab.LatencyTable.class);
    }

    /** Throughput over pool sizes and client threads. */
    PlanStep<PoolSizing> pool() {
        return new PlanStep<>("pool", POOL, PoolSizing.class);
    }

    /** Searches in and out of memory. */
    PlanStep<Planner.Memory> memory() {
        double expected = rows(sum(settings.sizes()), LOAD_A_ROW + BUILD_A_ROW)
                + searches(2 * settings.sizes().size(), 2);
        return new PlanStep<>("memory", secondServer ? expected : 1, Planner.Memory.class);
    }

    /** What the client can send. */
    PlanStep<ClientLimit> client() {
        return new PlanStep<>("client", CLIENT, ClientLimit.class);
    }

    /** A search for the knee at a size. */
    PlanStep<KneeRun> knee(int repeat, int size) {
        return new PlanStep<>("knee " + repeat + " of " + size, KNEE, KneeRun.class);
    }

    /** Where a request's time goes at a share of the knee's rate. */
    PlanStep<LatencySplit> split(double share) {
        return new PlanStep<>("split at " + share, SPLIT, LatencySplit.class);
    }

    /** Ingest over batch sizes and writers. */
    PlanStep<BatchSizing> batches() {
        return new PlanStep<>("batches", BATCHES + smallest(2 * LOAD_A_ROW + BUILD_A_ROW), BatchSizing.class);
    }

    /** Builds under other settings. */
    PlanStep<BuildCosts> buildCosts() {
        return new PlanStep<>("build costs", smallest(LOAD_A_ROW + 12 * BUILD_A_ROW), BuildCosts.class);
    }

    private double smallest(double aRow) {
        return rows(settings.sizes().get(0), aRow);
    }

    /** Seconds of a row at 768 dimensions, less at fewer. */
    private double rows(double rows, double aRow) {
        return rows * aRow * (0.25 + 0.75 * settings.dimensions() / 768);
    }

    private double searches(int stores, int rounds) {
        return SEARCH * stores * rounds * settings.effort().queries();
    }

    private static int sum(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }
}
