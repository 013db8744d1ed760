package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.Map;
import java.util.Optional;

/**
 * One measured value of one metric in one cell.
 *
 * @param metric a key of the {@link MetricCatalogue}
 * @param cell the named parameters the value holds for, such as {@code index=hnsw, m=16, ef_search=40}; sorted by name
 * @param value finite, in the metric's unit; what was not measured has no measurement
 * @param spread the range of repeats or the confidence interval, where there is one
 * @param samples how many observations the value rests on, at least 1
 */
public record Measurement(
        String metric, Map<String, String> cell, double value, Optional<Spread> spread, long samples) {
    private static final double ROUNDING = 1e-9;

    public Measurement {
        cell = Cells.checked(cell);
        if (!Double.isFinite(value)) {
            throw new ReportException(
                    metric + " of cell " + cell + " is " + value + "; leave out what was not measured");
        }
        if (samples < 1) {
            throw new ReportException(
                    metric + " of cell " + cell + " rests on " + samples + " samples; leave out what was not measured");
        }
        spread.ifPresent(range -> checkInside(metric, value, range));
    }

    /** A value without a spread. */
    public static Measurement of(Metric metric, Map<String, String> cell, double value, long samples) {
        return new Measurement(metric.key(), cell, value, Optional.empty(), samples);
    }

    /** The same value with a spread. */
    public Measurement within(Spread range) {
        return new Measurement(metric, cell, value, Optional.of(range), samples);
    }

    private static void checkInside(String metric, double value, Spread range) {
        double slack = ROUNDING * Math.max(1, Math.abs(value));
        if (value < range.low() - slack || value > range.high() + slack) {
            throw new ReportException(metric + " is " + value + ", outside its own spread " + range.low() + " to "
                    + range.high() + "; mend the spread");
        }
    }
}
