package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Demand;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.IvfFlatSize;
import dev.touchstone.report.capacity.MemoryPressure;
import dev.touchstone.report.capacity.PlanDetails;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.ShardLines;
import dev.touchstone.report.capacity.Shards;
import dev.touchstone.report.capacity.VectorForm;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.GraphMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in sentences what a plan's figures mean.
 *
 * @param cores cores of the machine that was measured on
 */
record Advice(
        PlanRequest request,
        PlanSettings settings,
        List<Growth> growth,
        PoolSizing pool,
        PlanDetails details,
        int cores) {
    private static final double GIB = 1L << 30;
    private static final double MIB = 1L << 20;

    private Prediction asked(Metric metric) {
        return of(metric).asked();
    }

    private Growth of(Metric metric) {
        return growth.stream()
                .filter(one -> one.figure().equals(metric.key()))
                .findFirst()
                .orElseThrow();
    }

    /** How the users are dealt out to nodes; absent where no node was named. */
    Optional<Shards> shards() {
        return request.node().map(node -> Shards.of(demand(), node));
    }

    /** Rows a core can serve: at the asked size one machine of these cores serves the knee's lower end. */
    private Demand demand() {
        Asked asked = request.asked();
        double bytes = (asked(PlanMetrics.INDEX_SIZE).high()
                        + asked(PlanMetrics.TABLE_SIZE).high())
                / asked.documents();
        double coresNeeded =
                cores * asked.targetRate() / asked(PlanMetrics.KNEE).low();
        return new Demand(userRows(), bytes, asked.documents() / coresNeeded);
    }

    private List<Long> userRows() {
        return ZipfShares.of(request.asked().documents(), request.users());
    }

    /** The other kind of index, whose size follows from its pages; how well it searches is a question for a dataset. */
    private String ivfflat() {
        long documents = request.asked().documents();
        IvfFlatSize other = IvfFlatSize.advised(VectorForm.VECTOR, settings.dimensions(), documents);
        return String.format(
                Locale.ROOT,
                "With IVFFlat (%,d lists) the index would take %s instead of %s; at what recall and speed, ./touchstone tune"
                        + " measures on a dataset.",
                other.lists(),
                size((double) other.bytes(documents)),
                size(asked(PlanMetrics.INDEX_SIZE).value()));
    }

    List<String> sentences() {
        Asked asked = request.asked();
        List<String> lines = new ArrayList<>();
        Prediction knee = asked(PlanMetrics.KNEE);
        lines.add(String.format(
                Locale.ROOT,
                "A machine like this one (%d cores) keeps p99 within %s ms up to %.0f requests/s (interval of at least 90 %%: %.0f"
                        + " to %.0f) at %,d documents; %s requests/s need %s.",
                cores,
                plain(asked.p99Millis()),
                knee.value(),
                knee.low(),
                knee.high(),
                asked.documents(),
                plain(asked.targetRate()),
                machines(asked.targetRate(), knee)));
        lines.add(String.format(
                Locale.ROOT,
                "Keep %s of memory for the index (%s) and the table (%s), and as much disk, once more for the index while it"
                        + " is rebuilt.",
                size(asked(PlanMetrics.INDEX_SIZE).high()
                        + asked(PlanMetrics.TABLE_SIZE).high()),
                size(asked(PlanMetrics.INDEX_SIZE).high()),
                size(asked(PlanMetrics.TABLE_SIZE).high())));
        lines.add(ivfflat());
        Prediction build = asked(PlanMetrics.BUILD_TIME);
        lines.add(String.format(
                Locale.ROOT,
                "Building the index takes %s (%s to %s) where maintenance_work_mem holds its graph, %s.",
                time(build.value()),
                time(build.low()),
                time(build.high()),
                size(graph())));
        lines.add(builds(details.builds()));
        lines.add(poolSize());
        lines.add(batches(details.batches()));
        details.memory().stream()
                .reduce((smaller, larger) -> larger)
                .map(Advice::memory)
                .ifPresent(lines::add);
        shards().map(ShardLines::of).ifPresent(lines::addAll);
        return lines;
    }

    /** The graph of all documents: pgvector's structures, corrected by what was seen, where it was. */
    private double graph() {
        int m = settings.index().m();
        double modelled =
                new GraphMemory(request.asked().documents(), settings.dimensions(), VectorType.VECTOR, m).bytes();
        return details.builds().memory().stream()
                .filter(memory -> memory.m() == m)
                .mapToDouble(memory -> memory.residual() * modelled)
                .findFirst()
                .orElse(modelled);
    }

    /** Builds under other settings, as multiples of the plan's own. */
    private static String builds(BuildCosts builds) {
        BuildCosts.Time own = builds.times().get(0);
        return builds.times().stream()
                .skip(1)
                .map(time -> difference(own, time) + String.format(Locale.ROOT, " %.2f", builds.factor(time)))
                .collect(Collectors.joining(
                        ", ",
                        String.format(
                                Locale.ROOT,
                                "A build with m %d, ef_construction %d and %d workers takes 1; with ",
                                own.m(),
                                own.efConstruction(),
                                own.workers()),
                        String.format(Locale.ROOT, " (at %,d documents).", builds.rows())));
    }

    private static String difference(BuildCosts.Time own, BuildCosts.Time other) {
        if (other.m() != own.m()) {
            return "m " + other.m();
        }
        return other.efConstruction() == own.efConstruction()
                ? other.workers() + (other.workers() == 1 ? " worker" : " workers")
                : "ef_construction " + other.efConstruction();
    }

    private String poolSize() {
        PoolSizing.Intervals intervals = pool.intervals();
        return String.format(
                Locale.ROOT,
                "Give HikariCP %d connections a machine of %d cores: the smallest pool within 5 %% of the best throughput"
                        + " (%.0f %% of refits agree). A search keeps a core busy, so further connections only queue in"
                        + " the server instead of in the pool, and each costs a process: %d change throughput by %+.0f %%"
                        + " (90 %% interval %+.0f to %+.0f).",
                pool.recommended(),
                cores,
                100 * intervals.agreement(),
                pool.largest(),
                -100 * pool.costOfLargest(),
                -100 * intervals.costOfLargest().high(),
                -100 * intervals.costOfLargest().low());
    }

    private static String batches(BatchSizing batches) {
        return String.format(
                Locale.ROOT,
                "Load %d documents a call with %d %s (%.0f documents/s), and build the index afterwards: with the index in"
                        + " place each added document costs %.2f ms more.",
                batches.recommended().batch(),
                batches.recommended().writers(),
                batches.recommended().writers() == 1 ? "writer" : "writers",
                batches.recommended().documentsPerSecond(),
                batches.maintenanceMillis());
    }

    private static String memory(MemoryPressure memory) {
        return String.format(
                Locale.ROOT,
                "Let shared_buffers hold the index: with %s of it for an index of %s, p95 of one client was %.2f ms instead of"
                        + " %.2f ms (%.1f times), the pages still in the operating system's cache; from a disk it is slower.",
                size((double) memory.smallBytes()),
                size((double) memory.indexBytes()),
                memory.outOfMemory().p95Millis(),
                memory.inMemory().p95Millis(),
                memory.slowdown());
    }

    private static String machines(double rate, Prediction knee) {
        long few = (long) Math.ceil(rate / knee.high());
        long many = (long) Math.ceil(rate / knee.low());
        return few == many
                ? many + (many == 1 ? " machine" : " machines or replicas")
                : few + " to " + many + " machines or replicas";
    }

    /** Bytes as people buy them: GiB, below one MiB. */
    static String size(double bytes) {
        return bytes < GIB ? Numbers.significant(bytes / MIB) + " MiB" : Numbers.significant(bytes / GIB) + " GiB";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : seconds < 7_200
                        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
    }
}
