package dev.touchstone.store.cutover;

import dev.touchstone.store.cutover.journal.ShadowEvent;
import dev.touchstone.store.cutover.journal.ShadowJournal;
import dev.touchstone.store.cutover.journal.WriteLog;
import java.time.Instant;
import java.time.InstantSource;

/** What the lanes of one shadow share. */
record ShadowContext(Candidate candidate, WriteLog log, ShadowJournal journal, Budget budget, InstantSource clock) {
    Instant now() {
        return clock.instant();
    }

    void record(ShadowEvent event) {
        journal.record(event);
    }
}
