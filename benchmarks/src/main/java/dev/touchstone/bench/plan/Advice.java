package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Demand;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.Shards;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says in sentences what a plan's figures mean. */
final class Advice {
    private static final double GIB = 1L << 30;

    private final PlanRequest request;
    private final List<Growth> growth;
    private final PoolSizing pool;
    private final int cores;

    /**
     * @param cores cores of the machine that was measured on
     */
    Advice(PlanRequest request, List<Growth> growth, PoolSizing pool, int cores) {
        this.request = request;
        this.growth = growth;
        this.pool = pool;
        this.cores = cores;
    }

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
        double sum = IntStream.rangeClosed(1, request.users())
                .mapToDouble(rank -> 1.0 / rank)
                .sum();
        return IntStream.rangeClosed(1, request.users())
                .mapToObj(rank -> Math.round(request.asked().documents() / (rank * sum)))
                .toList();
    }

    List<String> sentences() {
        Asked asked = request.asked();
        List<String> lines = new ArrayList<>();
        Prediction knee = asked(PlanMetrics.KNEE);
        lines.add(String.format(
                Locale.ROOT,
                "A machine like this one (%d cores) keeps p99 within %s ms up to %.0f requests/s (90 %% interval %.0f to"
                        + " %.0f) at %,d documents; %s requests/s need %s.",
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
                "Keep %.1f GiB of memory for the index (%.1f) and the table (%.1f), and as much disk, once more while the"
                        + " index is rebuilt.",
                gib(asked(PlanMetrics.INDEX_SIZE).high()
                        + asked(PlanMetrics.TABLE_SIZE).high()),
                gib(asked(PlanMetrics.INDEX_SIZE).high()),
                gib(asked(PlanMetrics.TABLE_SIZE).high())));
        Prediction build = asked(PlanMetrics.BUILD_TIME);
        lines.add(String.format(
                Locale.ROOT,
                "Building the index takes %s (90 %% interval %s to %s) where maintenance_work_mem holds its graph.",
                time(build.value()),
                time(build.low()),
                time(build.high())));
        lines.add(String.format(
                Locale.ROOT,
                "Give HikariCP %d connections a machine of %d cores: the smallest pool within 5 %% of the best throughput;"
                        + " %d cost %.0f %% of it.",
                pool.recommended(),
                cores,
                pool.largest(),
                100 * pool.costOfLargest()));
        shards().ifPresent(shards -> lines.addAll(shards(shards)));
        return lines;
    }

    private static String machines(double rate, Prediction knee) {
        long few = (long) Math.ceil(rate / knee.high());
        long many = (long) Math.ceil(rate / knee.low());
        return few == many
                ? many + (many == 1 ? " machine" : " machines or replicas")
                : few + " to " + many + " machines or replicas";
    }

    private static List<String> shards(Shards shards) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d %s of the given kind %s: one can hold and serve %,d documents; the fullest holds %,d of %d users.",
                shards.shards().size(),
                shards.shards().size() == 1 ? "node" : "nodes, sharded by user,",
                shards.shards().size() == 1 ? "suffices" : "are needed",
                shards.rowsPerNode(),
                shards.shards().get(0).rows(),
                shards.shards().get(0).users()));
        if (!shards.tooLarge().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "The %d largest %s too large for one node; give them larger machines or split them.",
                    shards.tooLarge().size(),
                    shards.tooLarge().size() == 1 ? "user is" : "users are"));
        }
        return lines;
    }

    /** What limits the answer. */
    List<String> warnings(double clientLimit) {
        List<String> lines = new ArrayList<>();
        for (Growth one : growth) {
            if (one.asked().far()) {
                lines.add(one.figure()
                        + " is predicted more than 20 times beyond the sizes measured: take it as a guess.");
            }
            one.heldOut()
                    .filter(check -> !check.covered())
                    .ifPresent(check -> lines.add(String.format(
                            Locale.ROOT,
                            "%s at %,.0f rows was measured outside its own 90 %% interval (error %+.0f %%): the intervals are too"
                                    + " narrow here.",
                            one.figure(),
                            check.rows(),
                            100 * check.error())));
        }
        if (asked(PlanMetrics.KNEE).value() > clientLimit / 2) {
            lines.add("The rate at the knee is near what this client can send (" + Math.round(clientLimit)
                    + " requests/s): it may be the client's limit, not the server's.");
        }
        return lines;
    }

    private static double gib(double bytes) {
        return bytes / GIB;
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
