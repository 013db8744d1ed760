package dev.touchstone.report.capacity;

import java.util.Comparator;
import java.util.List;

/**
 * Throughput over the number of connections, the law through it, and the size it recommends.
 *
 * @param measured throughput at each pool size, repeats included
 * @param law the scalability law fitted to them
 * @param recommended connections
 * @param largest the largest pool that was measured
 * @param costOfLargest how much of the recommended size's throughput the largest gives up, 0 where none
 */
public record PoolSizing(
        List<Observation> measured, ScalabilityLaw law, int recommended, int largest, double costOfLargest) {
    /** How near the best of the measured range the recommended size must come. */
    public static final double NEAR = 0.95;

    public PoolSizing {
        measured = List.copyOf(measured);
    }

    /** Fits the law and takes the smallest measured size that it expects within 5 % of the best of the range. */
    public static PoolSizing of(List<Observation> measured) {
        ScalabilityLaw law = ScalabilityLaw.fit(measured);
        List<Integer> sizes = measured.stream()
                .map(point -> (int) point.x())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        double best = sizes.stream().mapToDouble(law::at).max().orElseThrow();
        int recommended = sizes.stream()
                .filter(size -> law.at(size) >= NEAR * best)
                .findFirst()
                .orElseThrow();
        int largest = sizes.get(sizes.size() - 1);
        double cost = Math.max(0, 1 - law.at(largest) / law.at(recommended));
        return new PoolSizing(measured, law, recommended, largest, cost);
    }
}
