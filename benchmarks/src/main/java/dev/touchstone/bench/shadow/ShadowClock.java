package dev.touchstone.bench.shadow;

import dev.touchstone.store.cutover.journal.ShadowEvent;
import java.time.Duration;
import java.time.Instant;

/** When a shadow period began and ended. */
final class ShadowClock {
    private static final int MOST_SLICES = 60;
    private static final long[] LENGTHS = {1, 2, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400};

    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    void see(ShadowEvent event) {
        first = event.at().isBefore(first) ? event.at() : first;
        last = event.at().isAfter(last) ? event.at() : last;
    }

    /** The length that cuts the period into at most 60 slices, in seconds: a round one, or whole days. */
    long sliceSeconds() {
        long seconds = Duration.between(first, last).toSeconds() + 1;
        for (long length : LENGTHS) {
            if (seconds <= length * (MOST_SLICES - 1)) {
                return length;
            }
        }
        long day = LENGTHS[LENGTHS.length - 1];
        return day * (seconds / (day * (MOST_SLICES - 1)) + 1);
    }

    /** When the first slice begins, at a multiple of the length. */
    Instant start() {
        long length = sliceSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(first.getEpochSecond(), length) * length);
    }

    int slices() {
        return slice(last) + 1;
    }

    int slice(Instant at) {
        return Math.toIntExact(Duration.between(start(), at).toSeconds() / sliceSeconds());
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }
}
