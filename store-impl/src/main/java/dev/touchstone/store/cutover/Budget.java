package dev.touchstone.store.cutover;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that waiting tasks may hold together. */
final class Budget {
    private final AtomicLong free;

    Budget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes so many bytes, or none and returns false; never waits. */
    boolean take(long bytes) {
        return free.getAndUpdate(left -> left >= bytes ? left - bytes : left) >= bytes;
    }

    void give(long bytes) {
        free.addAndGet(bytes);
    }
}
