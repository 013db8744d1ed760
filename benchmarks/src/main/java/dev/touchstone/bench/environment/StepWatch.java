package dev.touchstone.bench.environment;

import dev.touchstone.dataset.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Passes progress on and keeps what each step did and how long it took; safe for use by several threads. */
public final class StepWatch implements Progress {
    private final Progress next;
    private final LongSupplier nanoClock;
    private final Map<String, Span> spans = new HashMap<>();

    /**
     * What one step did between its first and its last report.
     *
     * @param firstDone units that were finished at the first report
     * @param lastDone units that were finished at the last
     * @param firstNanos the clock at the first report
     * @param lastNanos the clock at the last
     */
    public record Span(long firstDone, long lastDone, long firstNanos, long lastNanos) {
        private Span until(long done, long nanos) {
            return new Span(Math.min(firstDone, done), Math.max(lastDone, done), firstNanos, nanos);
        }

        /** Returns the units finished while watched. */
        public long units() {
            return lastDone - firstDone;
        }

        /** Returns the time between the two reports. */
        public Duration elapsed() {
            return Duration.ofNanos(lastNanos - firstNanos);
        }
    }

    public StepWatch(Progress next, LongSupplier nanoClock) {
        this.next = next;
        this.nanoClock = nanoClock;
    }

    @Override
    public void advanced(String step, long done, long total) {
        long now = nanoClock.getAsLong();
        synchronized (spans) {
            spans.merge(step, new Span(done, done, now, now), (before, first) -> before.until(done, now));
        }
        next.advanced(step, done, total);
    }

    /** Returns what a step did; empty where it did not run or finished nothing while watched. */
    public Optional<Span> span(String step) {
        synchronized (spans) {
            return Optional.ofNullable(spans.get(step)).filter(span -> span.units() > 0);
        }
    }
}
