package dev.touchstone.report.chart;

import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Unit;

/** Values as charts show them: bytes in MiB, the rest as they are. */
final class Shown {
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    private Shown() {}

    static double of(Metric metric, double value) {
        return metric.unit() == Unit.BYTES ? value / BYTES_PER_MEBIBYTE : value;
    }
}
