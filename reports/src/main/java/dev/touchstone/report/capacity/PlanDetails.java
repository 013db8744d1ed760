package dev.touchstone.report.capacity;

import java.util.List;

/**
 * What a plan measured beside how figures grow.
 *
 * @param splits where a request's time goes, at shares of the knee
 * @param kneeRepeats the rates of every search for the knee at the size that was searched most often
 * @param batches how to load
 * @param builds what builds cost under other settings
 * @param memory searches in and out of memory, one a size; empty where the server's memory cannot be chosen
 */
public record PlanDetails(
        List<LatencySplit> splits,
        List<Double> kneeRepeats,
        BatchSizing batches,
        BuildCosts builds,
        List<MemoryPressure> memory) {
    public PlanDetails {
        splits = List.copyOf(splits);
        kneeRepeats = List.copyOf(kneeRepeats);
        memory = List.copyOf(memory);
    }
}
