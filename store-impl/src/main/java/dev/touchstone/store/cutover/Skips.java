package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.cutover.journal.ShadowEvent.Skipped;
import java.util.EnumMap;
import java.util.Map;

/** Counts the questions of one collection that were not compared, until they are written down together. */
final class Skips {
    private final Map<SkipReason, Long> counts = new EnumMap<>(SkipReason.class);

    synchronized void add(SkipReason reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    void writeTo(ShadowContext shadow, CollectionId id) {
        Map<SkipReason, Long> now;
        synchronized (this) {
            if (counts.isEmpty()) {
                return;
            }
            now = new EnumMap<>(counts);
            counts.clear();
        }
        now.forEach((reason, count) -> shadow.record(new Skipped(shadow.now(), id, reason, count)));
    }
}
