package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.util.regex.Pattern;

/**
 * A quantity that runs report under a stable key.
 *
 * @param key dotted lower-case words that end in the unit where there is one, such as {@code search.latency.p99_ms}
 * @param label what a chart's axis or a table's column calls it, without the unit
 */
public record Metric(String key, Unit unit, Direction direction, String label) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    public Metric {
        if (!KEY.matcher(key).matches()) {
            throw new ReportException(
                    "metric key '" + key + "' is malformed; write dotted lower-case words such as search.qps");
        }
        if (label.isBlank()) {
            throw new ReportException("metric " + key + " has no label; give it one");
        }
    }

    /** The first word of the key, which names the workload: search, index, ingest, pool, parity, dataset or account. */
    public String family() {
        return key.substring(0, key.indexOf('.'));
    }
}
