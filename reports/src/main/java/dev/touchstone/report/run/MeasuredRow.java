package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A measurement as a line of {@code measurements.jsonl}: with its unit, so that the line can be read by itself. */
record MeasuredRow(
        String metric, String unit, Map<String, String> cell, double value, Optional<Spread> spread, long samples)
        implements RunRow {
    static MeasuredRow of(Measurement row, Metric metric) {
        return new MeasuredRow(row.metric(), unit(metric), row.cell(), row.value(), row.spread(), row.samples());
    }

    /** The measurement; refuses a unit that is not the metric's. */
    Measurement measurement(MetricCatalogue catalogue) {
        String expected = unit(catalogue.lookup(metric));
        if (!expected.equals(unit)) {
            throw new ReportException(metric + " is in '" + unit + "'; the catalogue has it in " + expected);
        }
        return new Measurement(metric, cell, value, spread, samples);
    }

    private static String unit(Metric metric) {
        return metric.unit().name().toLowerCase(Locale.ROOT);
    }
}
