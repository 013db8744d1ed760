package dev.touchstone.report.work;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one operation makes client and server do, apart from time: figures that no noise disturbs.
 *
 * @param perOperation by key of one of {@link TuneMetrics#work()}, at least 0; what was not counted is absent
 */
public record WorkBudget(SortedMap<String, Double> perOperation) {
    public WorkBudget {
        perOperation = Collections.unmodifiableSortedMap(new TreeMap<>(perOperation));
        perOperation.forEach((key, value) -> {
            if (TuneMetrics.work().stream().noneMatch(metric -> metric.key().equals(key))) {
                throw new ReportException("'" + key + "' is no figure of the work budget");
            }
            if (!(value >= 0) || !Double.isFinite(value)) {
                throw new ReportException(key + " is " + value + "; leave out what was not counted");
            }
        });
    }

    /** Nothing was counted. */
    public static WorkBudget uncounted() {
        return new WorkBudget(new TreeMap<>());
    }

    /** The figure, where it was counted. */
    public OptionalDouble get(Metric metric) {
        Double value = perOperation.get(metric.key());
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
