package dev.touchstone.report.table;

import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.run.Unit;
import java.util.List;
import java.util.stream.Stream;

/** What a plan says of builds and memory, as tables. */
public final class PlanDetailTables {
    private PlanDetailTables() {}

    /** One row a build under other settings. */
    public static Table builds(CapacityPlan plan) {
        BuildCosts builds = plan.details().builds();
        return new Table(
                "Builds under other settings",
                Numbers.count(builds.rows()) + " documents; workers: beside the leader",
                List.of(
                        Column.numbers("m"),
                        Column.numbers("ef_construction"),
                        Column.numbers("workers"),
                        Column.numbers("build (s)"),
                        Column.numbers("times the plan's own")),
                builds.times().stream().map(time -> build(builds, time)).toList());
    }

    private static List<String> build(BuildCosts builds, BuildCosts.Time time) {
        return List.of(
                Numbers.count(time.m()),
                Numbers.count(time.efConstruction()),
                Numbers.count(time.workers()),
                Numbers.significant(time.seconds()),
                Numbers.significant(builds.factor(time)));
    }

    /** One row a graph whose memory was seen; none where all were too small. */
    public static Table graphs(CapacityPlan plan) {
        return new Table(
                "Memory of a graph while it is built",
                "measured: after how many rows a given maintenance_work_mem was full; modelled: pgvector's structures",
                List.of(
                        Column.numbers("rows"),
                        Column.numbers("m"),
                        Column.numbers("measured (MiB)"),
                        Column.numbers("modelled (MiB)"),
                        Column.numbers("residual")),
                plan.details().builds().memory().stream()
                        .map(PlanDetailTables::graph)
                        .toList());
    }

    private static List<String> graph(BuildCosts.Memory memory) {
        return List.of(
                Numbers.count(memory.rows()),
                Numbers.count(memory.m()),
                Numbers.format(memory.measuredBytes(), Unit.BYTES),
                Numbers.format(memory.modelledBytes(), Unit.BYTES),
                Numbers.significant(memory.residual()));
    }

    /** Two rows a size: searches in and out of memory; none where that was not measured. */
    public static Table memory(CapacityPlan plan) {
        return new Table(
                "Searches in and out of the server's memory",
                "one client; out of memory: shared_buffers cannot hold the index, the operating system's cache can",
                List.of(
                        Column.numbers("rows"),
                        Column.words("index"),
                        Column.numbers("p50 (ms)"),
                        Column.numbers("p95 (ms)"),
                        Column.numbers("range of p95"),
                        Column.numbers("blocks read a search")),
                plan.details().memory().stream()
                        .flatMap(memory -> Stream.of(
                                memory(memory.rows(), "in memory", memory.inMemory()),
                                memory(memory.rows(), "out of memory", memory.outOfMemory())))
                        .toList());
    }

    private static List<String> memory(long rows, String where, MemoryPressure.Latency latency) {
        return List.of(
                Numbers.count(rows),
                where,
                Numbers.significant(latency.p50Millis()),
                Numbers.significant(latency.p95Millis()),
                Numbers.significant(latency.p95Range().low()) + "–"
                        + Numbers.significant(latency.p95Range().high()),
                Numbers.significant(latency.readBlocks()));
    }
}
