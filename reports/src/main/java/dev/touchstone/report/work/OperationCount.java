package dev.touchstone.report.work;

import dev.touchstone.report.run.Metric;
import dev.touchstone.report.verdict.Attempt;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What one operation makes client and server do, figure by figure.
 *
 * @param operation {@code search}, {@code add} or {@code delete}
 * @param figures by key of one of {@link dev.touchstone.report.run.TuneMetrics#work()}, per operation, or why a figure
 *     could not be counted
 */
public record OperationCount(String operation, SortedMap<String, Attempt<Double>> figures) {
    public OperationCount {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** The figure, or why there is none. */
    public Attempt<Double> get(Metric metric) {
        return figures.getOrDefault(metric.key(), Attempt.failed(metric.label() + " was not counted"));
    }

    /** The figures of these keys alone. */
    public OperationCount only(Predicate<String> keys) {
        SortedMap<String, Attempt<Double>> kept = new TreeMap<>(figures);
        kept.keySet().removeIf(keys.negate());
        return new OperationCount(operation, kept);
    }

    /** The figures that could be counted. */
    public SortedMap<String, Double> counted() {
        SortedMap<String, Double> counted = new TreeMap<>();
        for (Map.Entry<String, Attempt<Double>> figure : figures.entrySet()) {
            figure.getValue().value().ifPresent(value -> counted.put(figure.getKey(), value));
        }
        return counted;
    }
}
