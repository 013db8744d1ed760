package dev.touchstone.dataset.truth;

import java.util.Arrays;
import org.apache.commons.math3.util.KthSelector;

/** Finds what the k largest of some numbers have in common. */
final class Selection {
    private static final int BUCKETS = 256;
    private static final KthSelector EXACT = new KthSelector();

    private Selection() {}

    /** Returns the k-th largest of the first numbers, k at most {@code size}. */
    static double kthLargest(double[] values, int size, int k) {
        return EXACT.select(Arrays.copyOf(values, size), null, size - k);
    }

    /**
     * Returns a number that at least k of the first numbers reach, usually little below the k-th largest, in a fifth of
     * the time: it counts how many fall into each of {@value #BUCKETS} equal ranges.
     */
    static double reachedByK(double[] values, int size, int k) {
        double low = values[0];
        double high = values[0];
        for (int i = 1; i < size; i++) { // Math.min would be slower: it waits for the one before
            if (values[i] < low) {
                low = values[i];
            } else if (values[i] > high) {
                high = values[i];
            }
        }
        double perUnit = BUCKETS / (high - low);
        if (!(perUnit > 0 && perUnit < Double.POSITIVE_INFINITY)) {
            return low;
        }
        int[] counts = new int[BUCKETS + 1];
        for (int i = 0; i < size; i++) {
            counts[(int) ((values[i] - low) * perUnit)]++;
        }
        int bucket = BUCKETS;
        for (int reached = counts[bucket]; reached < k; reached += counts[bucket]) {
            bucket--;
        }
        return smallestFrom(bucket, values, size, low, perUnit);
    }

    private static double smallestFrom(int bucket, double[] values, int size, double low, double perUnit) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            if ((int) ((values[i] - low) * perUnit) >= bucket) {
                smallest = Math.min(smallest, values[i]);
            }
        }
        return smallest;
    }
}
