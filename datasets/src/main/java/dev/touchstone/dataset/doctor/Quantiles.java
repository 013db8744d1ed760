package dev.touchstone.dataset.doctor;

import java.util.Arrays;

/**
 * Five points of a distribution.
 *
 * @param min the least
 * @param p5 what 5 % do not exceed
 * @param median what half do not exceed
 * @param p95 what 95 % do not exceed
 * @param max the largest
 */
public record Quantiles(double min, double p5, double median, double p95, double max) {
    /** Returns the quantiles of at least one number, by nearest rank. */
    public static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted[0], at(sorted, 0.05), at(sorted, 0.5), at(sorted, 0.95), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
