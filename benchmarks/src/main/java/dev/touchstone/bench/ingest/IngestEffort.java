package dev.touchstone.bench.ingest;

import java.time.Duration;

/**
 * How much is measured of ingest.
 *
 * @param rounds in which every cell has a turn, at least 1
 * @param turn how long one lasts at least; the batches under way when it is over are finished and counted
 */
public record IngestEffort(int rounds, Duration turn) {
    /** Seconds that opening, emptying the table and a turn's last batches take, beside the turns themselves. */
    private static final double AROUND = 2;

    private static final double OVER = 1.3;

    /** Seconds it is expected to take. */
    public double expectedSeconds() {
        return AROUND
                + OVER
                        * turn.toMillis()
                        / 1e3
                        * (rounds + 0.5)
                        * IngestCell.all(Integer.MAX_VALUE).size();
    }
}
