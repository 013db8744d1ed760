package dev.touchstone.bench.jmh;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Repeats an operation until its latency is steady: the medians of the last three windows lie within 5 % of one
 * another.
 *
 * @param steady whether that happened before the limit
 * @param elapsed time spent
 */
public record WarmUp(boolean steady, Duration elapsed) {
    private static final int WINDOWS = 3;
    private static final double TOLERANCE = 0.05;

    /**
     * Runs the operation in windows of {@code window} calls.
     *
     * @param limit time after which warming up ends unsteady; at least one window is always run
     * @param nanoClock the clock
     */
    public static WarmUp run(Runnable operation, int window, Duration limit, LongSupplier nanoClock) {
        long start = nanoClock.getAsLong();
        double[] medians = new double[WINDOWS];
        Arrays.fill(medians, Double.NaN);
        for (int round = 0; ; round++) {
            medians[round % WINDOWS] = median(operation, window, nanoClock);
            Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - start);
            if (settled(medians)) {
                return new WarmUp(true, elapsed);
            }
            if (elapsed.compareTo(limit) >= 0) {
                return new WarmUp(false, elapsed);
            }
        }
    }

    private static double median(Runnable operation, int window, LongSupplier nanoClock) {
        long[] nanos = new long[window];
        for (int i = 0; i < window; i++) {
            long before = nanoClock.getAsLong();
            operation.run();
            nanos[i] = nanoClock.getAsLong() - before;
        }
        Arrays.sort(nanos);
        return nanos[window / 2];
    }

    private static boolean settled(double[] medians) {
        double low = Arrays.stream(medians).min().orElse(Double.NaN);
        double high = Arrays.stream(medians).max().orElse(Double.NaN);
        return high <= low * (1 + TOLERANCE); // false while a median is still NaN
    }
}
