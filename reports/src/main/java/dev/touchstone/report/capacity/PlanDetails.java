package dev.touchstone.report.capacity;

import java.util.List;
import java.util.Optional;

/**
 * What a plan measured beside how figures grow.
 *
 * @param splits where a request's time goes, at shares of the knee
 * @param kneeRepeats the rates of every search for the knee at the size that was searched most often
 * @param batches how to load
 * @param memory searches in and out of memory; absent where the server's memory cannot be chosen
 */
public record PlanDetails(
        List<LatencySplit> splits,
        List<Double> kneeRepeats,
        Optional<BatchSizing> batches,
        Optional<MemoryPressure> memory) {
    public PlanDetails {
        splits = List.copyOf(splits);
        kneeRepeats = List.copyOf(kneeRepeats);
    }
}
