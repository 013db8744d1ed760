package dev.touchstone.bench.work;

import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.verdict.Attempt;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs one kind of operation on one session and looks at all counters before and after. */
final class WorkCounting {
    /** The driver prepares at the fifth execution and asks for binary results from the next one on. */
    private static final int PREPARING = 12;

    private static final int BATCHES = 5;
    private static final int BATCH = 10;

    /** How often an operation is run. */
    static final int OPERATIONS = PREPARING + BATCHES * BATCH;

    private static final String ENCRYPTED =
            "the connection is encrypted, so its statements cannot be told apart; count them without TLS";

    private final OperationTap tap;
    private final Observer observer;
    private final SortedMap<String, Attempt<Double>> figures = new TreeMap<>();
    private Attempt<ServerWork> before = Attempt.failed("nothing was run");

    WorkCounting(OperationTap tap, Observer observer) {
        this.tap = tap;
        this.observer = observer;
    }

    /** Runs the operation, told its number; end its session, the only one that is watched, before asking for figures. */
    void run(IntConsumer operation) {
        before = observer.workAt(1);
        IntStream.range(0, PREPARING).forEach(operation);
        batches(operation);
    }

    /** Returns every figure an operation, or why it could not be counted. */
    SortedMap<String, Attempt<Double>> figures() {
        Attempt<ServerWork> after = observer.workAt(0);
        Attempt<ServerWork> work =
                before.value().map(start -> after.map(end -> end.since(start))).orElse(before);
        note(TuneMetrics.BUFFERS, each(work, counted -> counted.hit() + counted.read()));
        note(TuneMetrics.BUFFERS_HIT, each(work, ServerWork::hit));
        note(TuneMetrics.BUFFERS_READ, each(work, ServerWork::read));
        note(TuneMetrics.TUPLES_SCANNED, each(work, ServerWork::tuples));
        return figures;
    }

    private static Attempt<Double> each(Attempt<ServerWork> work, ToDoubleFunction<ServerWork> figure) {
        return work.map(counted -> figure.applyAsDouble(counted) / OPERATIONS);
    }

    /** What is counted from batch to batch, as the median batch's share of an operation. */
    private void batches(IntConsumer operation) {
        Map<Metric, long[]> counted = new TreeMap<>((a, b) -> a.key().compareTo(b.key()));
        Attempt<Long> position = observer.walPosition();
        for (int batch = 0; batch < BATCHES; batch++) {
            int first = PREPARING + batch * BATCH;
            long from = position.value().orElse(0L);
            tap.restart();
            IntStream.range(first, first + BATCH).forEach(operation);
            keep(counted, batch, TuneMetrics.BYTES_SENT, tap.traffic().bytesSent());
            keep(counted, batch, TuneMetrics.BYTES_RECEIVED, tap.traffic().bytesReceived());
            keep(counted, batch, TuneMetrics.ROUND_TRIPS, tap.traffic().roundTrips());
            keep(counted, batch, TuneMetrics.STATEMENTS, tap.statements());
            position = position.value().isPresent() ? observer.walPosition() : position;
            keep(counted, batch, TuneMetrics.WAL_BYTES, position.value().orElse(0L) - from);
        }
        counted.forEach((metric, values) -> note(metric, Attempt.of(median(values) / BATCH)));
        position.reason().ifPresent(why -> note(TuneMetrics.WAL_BYTES, Attempt.failed(why)));
        if (tap.encrypted()) {
            note(TuneMetrics.STATEMENTS, Attempt.failed(ENCRYPTED));
        }
    }

    private static void keep(Map<Metric, long[]> counted, int batch, Metric metric, long value) {
        counted.computeIfAbsent(metric, key -> new long[BATCHES])[batch] = value;
    }

    private static double median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void note(Metric metric, Attempt<Double> figure) {
        figures.put(metric.key(), figure);
    }
}
