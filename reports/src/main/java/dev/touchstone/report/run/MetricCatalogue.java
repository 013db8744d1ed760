package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The metrics a run may hold, by key. */
public final class MetricCatalogue {
    private static final MetricCatalogue STANDARD = new MetricCatalogue(Stream.of(
                    Metrics.all(),
                    GateMetrics.all(),
                    DatasetMetrics.all(),
                    PlanMetrics.all(),
                    AgeingMetrics.all(),
                    MigrateMetrics.all(),
                    ShadowMetrics.all(),
                    TuneMetrics.all())
            .flatMap(List::stream)
            .toList());

    private final Map<String, Metric> byKey = new LinkedHashMap<>();

    private MetricCatalogue(List<Metric> metrics) {
        for (Metric metric : metrics) {
            if (byKey.put(metric.key(), metric) != null) {
                throw new ReportException("metric " + metric.key() + " is listed twice; remove one");
            }
        }
    }

    /** The metrics of {@link Metrics} and of the parts beside it. */
    public static MetricCatalogue standard() {
        return STANDARD;
    }

    /**
     * The metric of that key.
     *
     * @throws ReportException if the catalogue has no such key
     */
    public Metric lookup(String key) {
        Metric metric = byKey.get(key);
        if (metric == null) {
            throw new ReportException("metric '" + key + "' is not in the catalogue; add it there or mend the key");
        }
        return metric;
    }

    /** All metrics, in the catalogue's order. */
    public Collection<Metric> metrics() {
        return List.copyOf(byKey.values());
    }
}
