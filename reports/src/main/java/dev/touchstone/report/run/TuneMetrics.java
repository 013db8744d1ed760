package dev.touchstone.report.run;

import static dev.touchstone.report.run.Direction.HIGHER_IS_BETTER;
import static dev.touchstone.report.run.Direction.LOWER_IS_BETTER;
import static dev.touchstone.report.run.Unit.COUNT;
import static dev.touchstone.report.run.Unit.RATIO;
import static dev.touchstone.report.run.Unit.SHARE;

import java.util.List;
import java.util.stream.Stream;

/** The metrics of the search for a configuration, and of the work one operation causes. */
public final class TuneMetrics {
    public static final Metric AGREEMENT =
            new Metric("tune.agreement", SHARE, HIGHER_IS_BETTER, "picks as good as the whole grid's");
    public static final Metric OVERHEAD =
            new Metric("tune.overhead_ratio", RATIO, LOWER_IS_BETTER, "time over builds and samples");
    public static final Metric P95_RATIO =
            new Metric("tune.p95_ratio", RATIO, LOWER_IS_BETTER, "p95 over that of the whole grid's pick");

    public static final Metric BYTES_SENT = work("bytes_sent", "bytes sent");
    public static final Metric BYTES_RECEIVED = work("bytes_received", "bytes received");
    public static final Metric ROUND_TRIPS = work("round_trips", "round trips");
    public static final Metric STATEMENTS = work("statements", "statements");
    public static final Metric BUFFERS = work("buffers", "buffers hit or read");
    public static final Metric BUFFERS_HIT = work("buffers_hit", "buffers hit");
    public static final Metric BUFFERS_READ = work("buffers_read", "buffers read");
    public static final Metric TUPLES_SCANNED = work("tuples_scanned", "tuples scanned");
    public static final Metric WAL_BYTES = work("wal_bytes", "WAL bytes");

    private TuneMetrics() {}

    private static Metric work(String name, String label) {
        return new Metric("work." + name, COUNT, LOWER_IS_BETTER, label + " an operation");
    }

    /** The figures of the work budget, per operation. */
    public static List<Metric> work() {
        return List.of(
                BYTES_SENT,
                BYTES_RECEIVED,
                ROUND_TRIPS,
                STATEMENTS,
                BUFFERS,
                BUFFERS_HIT,
                BUFFERS_READ,
                TUPLES_SCANNED,
                WAL_BYTES);
    }

    static List<Metric> all() {
        return Stream.concat(Stream.of(AGREEMENT, OVERHEAD, P95_RATIO), work().stream())
                .toList();
    }
}
