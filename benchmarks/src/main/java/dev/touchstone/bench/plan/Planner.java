package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.load.ClientLimit;
import dev.touchstone.bench.plan.MeasuredSize.Build;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.LoadPoint;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.capacity.PlanDetails;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.run.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Measures, fits, predicts, checks the prediction, and says what a deployment needs. */
public final class Planner {
    private static final int POOL_ROUNDS = 3;
    private static final int BATCH_ROUNDS = 2;
    private static final double FIRST_SHARE = 0.6;
    private static final double NEXT_SHARE = 0.8;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final PlanSite site;
    private final PlanSteps plan;
    private final PlanSettings settings;
    private final PlanRows rows;

    /**
     * @param figures is handed every figure as soon as it is measured
     */
    public Planner(PlanSite site, PlanSettings settings, Consumer<Measurement> figures) {
        this.site = site;
        this.plan = site.steps().plan();
        this.settings = settings;
        this.rows = new PlanRows(figures);
    }

    /**
     * Makes the plan.
     *
     * @throws BenchmarkFailedException if the latency target was missed; going on may reach it
     * @throws PlanRefusedException if the latency target cannot be reached, or the client reaches its limit first; nothing
     *     is kept to go on with
     */
    public CapacityPlan plan(PlanRequest request) throws InterruptedException {
        try {
            return measured(request);
        } catch (PlanRefusedException e) {
            site.steps().forget();
            throw e;
        }
    }

    private CapacityPlan measured(PlanRequest request) throws InterruptedException {
        boolean checkpoints = Rest.checkpoint(site.server());
        try (PlanLab lab = new PlanLab(site, settings)) {
            Map<Integer, List<Build>> builds = lab.builds();
            builds.forEach(rows::built);
            Map<Integer, Latencies> latencies = lab.latencies();
            latencies.forEach(rows::latencies);
            requireReachable(latencies.get(settings.heldOut()));
            PoolSizing pool = pool(lab);
            rows.pool(pool);
            List<MemoryPressure> memory = memory(lab);
            memory.forEach(rows::memory);
            KneeProbe probe = new KneeProbe(settings, pool.recommended(), client());
            rows.clientLimit(probe.limit().rate());
            Map<Integer, List<KneeRun>> knees = knees(lab, probe, latencies);
            List<MeasuredSize> measured = settings.built().stream()
                    .map(size -> new MeasuredSize(
                            size,
                            builds.get(size),
                            latencies.get(size).p95Millis(),
                            outOfMemory(memory, size),
                            knees.get(size)))
                    .toList();
            List<Growth> growth =
                    new Growths(settings, measured, request.asked().documents()).all();
            growth.forEach(rows::errors);
            PlanDetails details = details(lab, probe, new Found(knees, memory));
            rows.details(details);
            return plan(
                    request,
                    growth,
                    pool,
                    new Seen(details, tried(knees), probe.limit().rate(), checkpoints));
        }
    }

    private static List<Double> outOfMemory(List<MemoryPressure> memory, int size) {
        return memory.stream()
                .filter(pressure -> pressure.rows() == size)
                .flatMap(pressure -> pressure.outOfMemory().p95Passes().stream())
                .toList();
    }

    /** What was found already when the details are measured. */
    private record Found(Map<Integer, List<KneeRun>> knees, List<MemoryPressure> memory) {}

    /** What was seen beside the figures that grow. */
    private record Seen(PlanDetails details, List<LoadPoint> atHeldOut, double clientLimit, boolean checkpoints) {}

    private CapacityPlan plan(PlanRequest request, List<Growth> growth, PoolSizing pool, Seen seen) {
        Advice advice = new Advice(
                request,
                settings,
                growth,
                pool,
                seen.details(),
                Runtime.getRuntime().availableProcessors());
        Limits limits = new Limits(request.asked(), growth, seen.details(), seen.clientLimit(), seen.checkpoints());
        return new CapacityPlan(
                request.asked(),
                growth,
                seen.atHeldOut(),
                seen.clientLimit(),
                pool,
                seen.details(),
                advice.shards(),
                advice.sentences(),
                limits.sentences());
    }

    private KneeRun last(Map<Integer, List<KneeRun>> knees) {
        List<KneeRun> runs = knees.get(settings.heldOut());
        return runs.get(runs.size() - 1);
    }

    /** The loads of all searches for the knee at the held-out size. */
    private List<LoadPoint> tried(Map<Integer, List<KneeRun>> knees) {
        return knees.get(settings.heldOut()).stream()
                .flatMap(run -> run.loads().stream())
                .toList();
    }

    /** A p95 of one client beyond the target leaves no rate to look for. */
    private void requireReachable(Latencies alone) {
        double limit = settings.target().limit().toNanos() / 1e6;
        double p95 = Medians.of(alone.p95Millis());
        if (p95 > limit) {
            throw new PlanRefusedException(String.format(
                    Locale.ROOT,
                    "the target cannot be reached: at %,d documents one client alone has a p95 of %.2f ms, and p99 may be"
                            + " %.2f ms; allow more with --p99-ms",
                    settings.heldOut(),
                    p95,
                    limit));
        }
    }

    private PoolSizing pool(PlanLab lab) throws InterruptedException {
        return site.steps().once(plan.pool(), () -> {
            SizedSpace space = lab.indexed(settings.largestFitted());
            site.steps().advanced("Throughput over pool sizes and client threads", 0, 1);
            ClosedClients clients = new ClosedClients(
                    lab.queries(),
                    settings.index().k(),
                    settings.effort().pace().slice());
            return new PoolSizes(space, clients).measure(POOL_ROUNDS);
        });
    }

    private ClientLimit client() throws InterruptedException {
        return site.steps().once(plan.client(), () -> {
            site.steps().advanced("What the client can send", 0, 1);
            return KneeProbe.measureLimit(settings);
        });
    }

    private Map<Integer, List<KneeRun>> knees(PlanLab lab, KneeProbe probe, Map<Integer, Latencies> latencies)
            throws InterruptedException {
        NavigableMap<Integer, List<KneeRun>> knees = new TreeMap<>();
        settings.built().forEach(size -> knees.put(size, new ArrayList<>()));
        int all = settings.effort().kneeRepeats();
        for (int repeat = 0; repeat < all; repeat++) {
            for (int size : settings.searchedIn(repeat)) {
                List<KneeRun> found = knees.get(size);
                found.add(knee(lab, probe, new Start(size, repeat, lowest(knees, size, latencies.get(size)))));
                rows.knee(size, found);
            }
        }
        return knees;
    }

    private record Start(int size, int repeat, double lowest) {}

    private KneeRun knee(PlanLab lab, KneeProbe probe, Start start) throws InterruptedException {
        return site.steps().once(plan.knee(start.repeat(), start.size()), () -> {
            SizedSpace space = lab.indexed(start.size());
            site.steps().advanced("Searching for the knee at " + start.size() + " documents", 0, 1);
            return probe.find(space, lab.queries(), start.lowest());
        });
    }

    /** Where a search begins: below what the last one found here, else at the next smaller size, else of one client. */
    private static double lowest(NavigableMap<Integer, List<KneeRun>> knees, int size, Latencies alone) {
        return knees.headMap(size, true).descendingMap().values().stream()
                .filter(runs -> !runs.isEmpty())
                .findFirst()
                .map(runs -> NEXT_SHARE * runs.get(runs.size() - 1).meets())
                .orElse(FIRST_SHARE * MILLIS_PER_SECOND / alone.meanMillis());
    }

    private PlanDetails details(PlanLab lab, KneeProbe probe, Found found) throws InterruptedException {
        List<LatencySplit> splits = new ArrayList<>();
        SplitProbe split = new SplitProbe(probe, site.server());
        double knee = last(found.knees()).meets();
        for (double share : PlanSteps.SPLIT_SHARES) {
            splits.add(site.steps().once(plan.split(share), () -> {
                SizedSpace space = lab.indexed(settings.heldOut());
                site.steps().advanced("Where a request's time goes", 0, 1);
                return split.split(space, lab.queries(), share, knee);
            }));
        }
        return new PlanDetails(
                splits,
                found.knees().get(settings.largestFitted()).stream()
                        .map(KneeRun::meets)
                        .toList(),
                site.steps().once(plan.batches(), () -> lab.batches(BATCH_ROUNDS)),
                site.steps().once(plan.buildCosts(), lab::buildCosts),
                found.memory());
    }

    /** What searches out of memory take, at each size that was measured. */
    record Memory(List<MemoryPressure> measured) {}

    private List<MemoryPressure> memory(PlanLab lab) throws InterruptedException {
        return site.steps()
                .once(
                        plan.memory(),
                        () -> new Memory(new MemoryLab(site, settings, lab.queries()).measure(lab::indexed, lab::fill)))
                .measured();
    }
}
