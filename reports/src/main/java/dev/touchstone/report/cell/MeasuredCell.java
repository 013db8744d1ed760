package dev.touchstone.report.cell;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import java.util.Map;
import java.util.Optional;

/**
 * One cell with everything measured in it.
 *
 * @param parameters the cell's named parameters
 * @param measurements by metric key; for a search cell those of its index too
 * @param voidReason why the cell has no measurements; empty for a measured cell
 */
public record MeasuredCell(
        Map<String, String> parameters, Map<String, Measurement> measurements, Optional<String> voidReason) {
    public MeasuredCell {
        parameters = Map.copyOf(parameters);
        measurements = Map.copyOf(measurements);
    }

    public Optional<Measurement> get(Metric metric) {
        return Optional.ofNullable(measurements.get(metric.key()));
    }

    /** Whether all these metrics were measured. */
    public boolean has(Metric... metrics) {
        for (Metric metric : metrics) {
            if (!measurements.containsKey(metric.key())) {
                return false;
            }
        }
        return true;
    }

    /** The measured value; call {@link #has} first. */
    public double value(Metric metric) {
        return get(metric).orElseThrow().value();
    }
}
