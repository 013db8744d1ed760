package dev.touchstone.report.capacity;

import java.util.List;

/**
 * What builds of the same rows cost under other settings.
 *
 * @param rows documents of the builds that were timed
 * @param times each build that was timed, the plan's own settings first
 * @param memory what graphs take; empty where they are too small to tell
 */
public record BuildCosts(int rows, List<Time> times, List<Memory> memory) {
    /**
     * One build.
     *
     * @param workers beside the leader
     */
    public record Time(int m, int efConstruction, int workers, double seconds) {}

    /**
     * The memory of one graph.
     *
     * @param measuredBytes from how many rows a given memory held
     * @param modelledBytes from pgvector's structures
     */
    public record Memory(int rows, int m, double measuredBytes, double modelledBytes) {
        /** The measurement over the model. */
        public double residual() {
            return measuredBytes / modelledBytes;
        }
    }

    public BuildCosts {
        times = List.copyOf(times);
        memory = List.copyOf(memory);
    }

    /** How many times longer a build takes than one with the plan's settings. */
    public double factor(Time time) {
        return time.seconds() / times.get(0).seconds();
    }
}
