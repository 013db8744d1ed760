package dev.touchstone.bench.config;

import dev.touchstone.report.ageing.Tolerance;

/**
 * What is done to an index that ages.
 *
 * @param cycles batches of writes, 1 to 1000
 * @param daysPerCycle days of a deployment in one batch, above 0
 * @param initialShare share of a dataset's documents that live at the start, above 0 and below 1
 * @param day what happens on one day
 * @param drift how far a vector moves, as a share of its length, above 0 and at most 1
 * @param vacuumEvery cycles between two VACUUMs, 0 for never
 * @param reindexEvery cycles between two REINDEXes, 0 for never
 * @param tolerance how much ageing is too much
 */
public record AgeingRunbook(
        int cycles,
        double daysPerCycle,
        double initialShare,
        Day day,
        double drift,
        int vacuumEvery,
        int reindexEvery,
        Tolerance tolerance) {
    private static final double MOST_OF_A_CYCLE = 0.5;

    /**
     * What happens on a day, as shares of the documents that live.
     *
     * @param inserted at least 0
     * @param updated at least 0
     * @param deleted at least 0; one of updated and deleted is above 0
     */
    public record Day(double inserted, double updated, double deleted) {
        public Day {
            requireShare("day.inserted", inserted);
            requireShare("day.updated", updated);
            requireShare("day.deleted", deleted);
            if (updated + deleted == 0) {
                throw new ConfigurationException(
                        "day.updated and day.deleted are both 0; nothing dies, so nothing ages: raise one of them");
            }
        }

        private static void requireShare(String key, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new ConfigurationException(key + " is " + share + "; it must lie in 0 to 1");
            }
        }

        /** Documents that leave a dead row behind, as a share of those that live. */
        public double churn() {
            return updated + deleted;
        }
    }

    public AgeingRunbook {
        Check.range("cycles", cycles, 1, 1_000);
        Check.range("vacuum_every", vacuumEvery, 0, cycles);
        Check.range("reindex_every", reindexEvery, 0, cycles);
        if (!(daysPerCycle > 0 && daysPerCycle <= 10_000)) {
            throw new ConfigurationException("days_per_cycle is " + daysPerCycle + "; it must lie above 0, to 10000");
        }
        if (!(initialShare > 0 && initialShare < 1)) {
            throw new ConfigurationException("initial_share is " + initialShare + "; it must lie between 0 and 1");
        }
        if (!(drift > 0 && drift <= 1)) {
            throw new ConfigurationException("drift is " + drift + "; it must lie above 0, to 1");
        }
        if (day.churn() * daysPerCycle > MOST_OF_A_CYCLE || day.inserted() * daysPerCycle > MOST_OF_A_CYCLE) {
            throw new ConfigurationException("a cycle of " + daysPerCycle + " days changes more than half of the"
                    + " documents at once, which no deployment does; lower days_per_cycle");
        }
    }

    /** How many documents a cycle inserts, updates and deletes where so many live. */
    public Cycle cycle(int living) {
        return new Cycle(count(day.inserted(), living), count(day.updated(), living), count(day.deleted(), living));
    }

    private int count(double share, int living) {
        return (int) Math.round(share * daysPerCycle * living);
    }

    /** What one batch of writes holds, in documents. */
    public record Cycle(int inserted, int updated, int deleted) {}

    /** Whether a VACUUM is due after a cycle, counted from 1. */
    public boolean vacuumsAfter(int cycle) {
        return vacuumEvery > 0 && cycle % vacuumEvery == 0;
    }

    /** Whether a REINDEX is due after a cycle, counted from 1. */
    public boolean reindexesAfter(int cycle) {
        return reindexEvery > 0 && cycle % reindexEvery == 0;
    }
}
