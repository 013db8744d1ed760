package dev.touchstone.report.table;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Growth.HeldOut;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.Shards;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** A capacity plan for whoever decides: what to buy, what it will do, and how sure that is. */
public final class PlanSummary {
    private static final double GIB = 1L << 30;
    private static final double MIB = 1L << 20;

    private static final Map<String, String> PLAIN_NAMES = Map.of(
            PlanMetrics.BUILD_TIME.key(), "building the index",
            PlanMetrics.P95.key(), "a search alone (p95)",
            PlanMetrics.KNEE.key(), "requests a second (the knee)");

    /** An interval whose ends are so many times apart says nothing that could be acted upon. */
    private static final double TOO_WIDE = 100;

    private final CapacityPlan plan;
    private final String machine;

    private PlanSummary(CapacityPlan plan, String machine) {
        this.plan = plan;
        this.machine = machine;
    }

    /** The summary of a run's plan; the run tells which machine was measured. */
    public static PlanSummary of(CapacityPlan plan, Run run) {
        Object cores = run.header().environment().get("cores");
        return new PlanSummary(
                plan, cores == null ? "a machine like this one" : "a machine of " + cores + " cores like this one");
    }

    /** Memory, disk, machines and connections, a row each. */
    public Table buy() {
        Prediction index = asked(PlanMetrics.INDEX_SIZE);
        Prediction table = asked(PlanMetrics.TABLE_SIZE);
        List<List<String>> rows = new ArrayList<>();
        rows.add(plan.shards().map(PlanSummary::shards).orElseGet(this::machines));
        rows.add(List.of(
                "memory",
                size(index.high() + table.high()),
                range(index.low() + table.low(), index.high() + table.high(), PlanSummary::size),
                (plan.shards().isPresent() ? "in all, for index (" : "in each, for index (") + size(index.high())
                        + ") and table (" + size(table.high()) + "); what does not fit is slow"));
        rows.add(List.of(
                "disk",
                size(2 * index.high() + table.high()),
                range(2 * index.low() + table.low(), 2 * index.high() + table.high(), PlanSummary::size),
                "the same, and the index again for its rebuild; logs and backups on top"));
        rows.add(List.of(
                "connections",
                Numbers.count(plan.pool().recommended()),
                "",
                "in the pool of each machine; more gain less than 5 %"));
        Asked asked = plan.asked();
        return words(
                "What to buy",
                "for " + Numbers.count(asked.documents()) + " documents of " + asked.dimensions() + " dimensions and "
                        + plain(asked.targetRate()) + " requests a second, 99 of 100 within "
                        + plain(asked.p99Millis())
                        + " ms; how much: the cautious end; between: intervals of at least 90 %",
                rows);
    }

    private List<String> machines() {
        Asked asked = plan.asked();
        Prediction knee = asked(PlanMetrics.KNEE);
        long few = (long) Math.ceil(asked.targetRate() / knee.high());
        long many = (long) Math.ceil(asked.targetRate() / knee.low());
        return List.of(
                "machines",
                Numbers.count(many),
                few == many ? "" : few + " to " + Numbers.count(many),
                "each " + machine + ", with all documents, for " + plain(asked.targetRate())
                        + " requests a second together");
    }

    private static List<String> shards(Shards shards) {
        int large = shards.tooLarge().size();
        return List.of(
                "machines of the kind named",
                Numbers.count(shards.shards().size()),
                "",
                "every user wholly on one, which can hold and serve " + Numbers.count(shards.rowsPerNode())
                        + " documents"
                        + (large == 0
                                ? ""
                                : "; " + large + (large == 1 ? " user is" : " users are") + " too large for any"));
    }

    /** Rate, latency and build time at the size asked for, a row each. */
    public Table performance() {
        Asked asked = plan.asked();
        Prediction knee = asked(PlanMetrics.KNEE);
        Prediction p95 = asked(PlanMetrics.P95);
        Prediction build = asked(PlanMetrics.BUILD_TIME);
        return words(
                "What it will do",
                "at " + Numbers.count(asked.documents()) + " documents of " + asked.dimensions()
                        + " dimensions; between: intervals of at least 90 %",
                List.of(
                        List.of(
                                "requests a second",
                                Numbers.significant(knee.value()),
                                range(knee.low(), knee.high(), Numbers::significant),
                                "99 of 100 within " + plain(asked.p99Millis()) + " ms (p99), waiting included; "
                                        + machine + ", with all documents"),
                        List.of(
                                "a search alone",
                                Numbers.significant(p95.value()) + " ms",
                                range(p95.low(), p95.high(), value -> Numbers.significant(value) + " ms"),
                                "95 of 100 take at most this (p95), nobody else on the machine"),
                        List.of(
                                "building the index",
                                time(build.value()),
                                range(build.low(), build.high(), PlanSummary::time),
                                "once after loading, and at every rebuild")));
    }

    /** What came of predicting a size that was then built, a row a figure. */
    public Table certainty() {
        return new Table(
                "How sure that is",
                proof(),
                List.of(
                        Column.words("figure"),
                        Column.numbers("predicted"),
                        Column.numbers("then measured"),
                        Column.numbers("off by"),
                        Column.words("within its interval"),
                        Column.words("at your size")),
                plan.growth().stream().flatMap(growth -> check(growth).stream()).toList());
    }

    private String proof() {
        Optional<HeldOut> check = plan.growth().stream()
                .flatMap(growth -> growth.heldOut().stream())
                .findFirst();
        String ratio = check.map(HeldOut::rows)
                .map(rows -> Numbers.significant(plan.asked().documents() / rows))
                .orElse("");
        return check.map(held -> "each figure was predicted for " + Numbers.count(Math.round(held.rows()))
                        + " documents, which were only then loaded and measured; what was asked for is " + ratio
                        + " times that")
                .orElse("no size was held out, so nothing was checked");
    }

    private static Optional<List<String>> check(Growth growth) {
        Metric metric = MetricCatalogue.standard().lookup(growth.figure());
        return growth.heldOut()
                .map(held -> List.of(
                        PLAIN_NAMES.getOrDefault(growth.figure(), metric.label()),
                        value(held.prediction().value(), metric.unit()),
                        value(held.measured(), metric.unit()),
                        String.format(Locale.ROOT, "%+.1f %%", 100 * held.error()),
                        held.covered() ? "yes" : "no",
                        growth.asked().far() ? "a guess: over 20 times the sizes fitted" : "predicted"));
    }

    private Prediction asked(Metric metric) {
        return plan.growth(metric.key()).asked();
    }

    private static Table words(String title, String note, List<List<String>> rows) {
        return new Table(
                title,
                note,
                List.of(
                        Column.words(""),
                        Column.numbers("how much"),
                        Column.numbers("between"),
                        Column.words("what for")),
                rows);
    }

    private static String range(double low, double high, DoubleFunction<String> text) {
        if (high > TOO_WIDE * low) {
            return "too wide to tell";
        }
        String one = text.apply(low);
        String other = text.apply(high);
        return one.equals(other) ? "" : one + " – " + other;
    }

    private static String value(double value, Unit unit) {
        return unit == Unit.BYTES
                ? size(value)
                : unit == Unit.SECONDS ? time(value) : (Numbers.format(value, unit) + " " + unit.symbol()).strip();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Bytes as people buy them. */
    private static String size(double bytes) {
        return bytes < GIB ? Numbers.significant(bytes / MIB) + " MiB" : Numbers.significant(bytes / GIB) + " GiB";
    }

    private static String time(double seconds) {
        if (seconds < 120) {
            return Numbers.significant(seconds) + " s";
        }
        return seconds < 7_200
                ? Numbers.significant(seconds / 60) + " min"
                : Numbers.significant(seconds / 3_600) + " h";
    }
}
