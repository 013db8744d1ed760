package dev.touchstone.report.gate.policy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one operation may make client and server do at most, each limit 0 to 10¹² by the figure's name, such as
 * {@code round_trips}; at least one is given.
 *
 * @param search limits of one search
 * @param add limits of adding one document
 * @param delete limits of deleting one document
 */
public record WorkLimits(
        Optional<SortedMap<String, Double>> search,
        Optional<SortedMap<String, Double>> add,
        Optional<SortedMap<String, Double>> delete) {
    private static final String FAMILY = "work.";
    private static final double HIGHEST = 1e12;

    public WorkLimits {
        search = checked("search", search);
        add = checked("add", add);
        delete = checked("delete", delete);
        if (search.isEmpty() && add.isEmpty() && delete.isEmpty()) {
            throw new ReportException("work names no operation; give search, add or delete");
        }
    }

    private static Optional<SortedMap<String, Double>> checked(
            String operation, Optional<SortedMap<String, Double>> limits) {
        limits.ifPresent(given -> {
            if (given.isEmpty()) {
                throw new ReportException("work." + operation + " names no figure; it takes " + known());
            }
            given.forEach((name, limit) -> check("work." + operation + "." + name, name, limit));
        });
        return limits.map(given -> Collections.unmodifiableSortedMap(new TreeMap<>(given)));
    }

    private static void check(String key, String name, Double limit) {
        if (metrics().noneMatch(metric -> name(metric).equals(name))) {
            throw new ReportException("unknown key \"" + key + "\"; known here: " + known());
        }
        if (limit == null) {
            throw new ReportException("\"" + key + "\" is missing");
        }
        LimitRange.check(key, limit, 0, HIGHEST);
    }

    private static Stream<Metric> metrics() {
        return TuneMetrics.work().stream();
    }

    private static String known() {
        return metrics().map(WorkLimits::name).collect(Collectors.joining(", "));
    }

    private static String name(Metric metric) {
        return metric.key().substring(FAMILY.length());
    }

    /**
     * One limit.
     *
     * @param operation what it limits
     * @param metric one of {@link TuneMetrics#work()}
     * @param most per operation
     */
    public record Limit(String operation, Metric metric, double most) {
        /** What a check of it is called. */
        public String check() {
            return FAMILY + operation + "." + name(metric);
        }
    }

    /** Every limit, operation by operation, in the catalogue's order. */
    public List<Limit> all() {
        return Stream.of(limits("search", search), limits("add", add), limits("delete", delete))
                .flatMap(limits -> limits)
                .toList();
    }

    private static Stream<Limit> limits(String operation, Optional<SortedMap<String, Double>> given) {
        return given.stream()
                .flatMap(limits -> metrics()
                        .filter(metric -> limits.containsKey(name(metric)))
                        .map(metric -> new Limit(operation, metric, limits.get(name(metric)))));
    }
}
