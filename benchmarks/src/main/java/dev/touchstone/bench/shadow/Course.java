package dev.touchstone.bench.shadow;

import dev.touchstone.store.cutover.journal.ShadowEvent.Counted;
import java.util.OptionalLong;

/** How far behind one collection was, slice by slice; what was counted last holds until the next count. */
final class Course {
    private final long[] behind;
    private final OptionalLong[] missing;
    private long behindNow;
    private OptionalLong missingNow = OptionalLong.empty();
    private int at;

    Course(int slices) {
        behind = new long[slices];
        missing = new OptionalLong[slices];
        missing[0] = OptionalLong.empty();
    }

    /** Adds a count that is no earlier than those before it. */
    void add(int slice, Counted count) {
        moveTo(slice);
        behindNow = count.behind();
        if (count.postgresDocuments().isPresent()) {
            missingNow = OptionalLong.of(
                    count.fileDocuments() - count.postgresDocuments().getAsLong());
        }
        behind[at] = Math.max(behind[at], behindNow);
        missing[at] = missingNow;
    }

    private void moveTo(int slice) {
        while (at < slice) {
            at++;
            behind[at] = behindNow;
            missing[at] = missingNow;
        }
    }

    void end() {
        moveTo(behind.length - 1);
    }

    /** The most documents that were behind in a slice. */
    long behind(int slice) {
        return behind[slice];
    }

    /** Documents the file store held more than PostgreSQL at the end of a slice; empty before the first count. */
    OptionalLong missing(int slice) {
        return missing[slice];
    }
}
