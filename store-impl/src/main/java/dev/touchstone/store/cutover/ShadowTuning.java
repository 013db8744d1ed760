package dev.touchstone.store.cutover;

import dev.touchstone.store.cutover.journal.JournalLimits;
import java.time.Duration;

/**
 * How much a shadow may take.
 *
 * @param threads that follow, one pooled connection each
 * @param queueBytes what may wait to be repeated, in bytes of memory
 * @param closingTime how long closing waits for what is queued
 * @param limits of the journal
 */
record ShadowTuning(int threads, long queueBytes, Duration closingTime, JournalLimits limits) {
    static ShadowTuning defaults() {
        return new ShadowTuning(2, 64L << 20, Duration.ofSeconds(10), JournalLimits.defaults());
    }
}
