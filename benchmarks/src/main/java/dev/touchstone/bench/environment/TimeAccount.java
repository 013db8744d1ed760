package dev.touchstone.bench.environment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Wall-clock time spent per named step, in the order the steps first ran; not for use by several threads. */
public final class TimeAccount {
    private final LongSupplier nanoClock;
    private final Map<String, Duration> steps = new LinkedHashMap<>();

    public TimeAccount(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Runs the work and adds its time to the step, also when it fails. */
    public <T> T time(String step, Supplier<T> work) {
        long start = nanoClock.getAsLong();
        try {
            return work.get();
        } finally {
            steps.merge(step, Duration.ofNanos(nanoClock.getAsLong() - start), Duration::plus);
        }
    }

    /** Runs the work and adds its time to the step, also when it fails. */
    public void time(String step, Runnable work) {
        time(step, () -> {
            work.run();
            return null;
        });
    }

    /** Returns the time of each step so far. */
    public Map<String, Duration> steps() {
        return new LinkedHashMap<>(steps);
    }
}
