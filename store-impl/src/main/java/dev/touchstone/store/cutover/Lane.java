package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.cutover.journal.ShadowEvent.SkipReason;
import dev.touchstone.store.file.FileVectorStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The tasks of one collection, done one after the other in their order by whichever thread is free.
 *
 * <p>{@link #offer} never waits: what does not fit is dropped, a question counted, a change noted as behind.
 */
final class Lane {
    private static final int BURST = 64;

    private final CollectionId id;
    private final ShadowContext shadow;
    private final Lanes lanes;
    private final FileVectorStore file;
    private final Behind behind;
    private final Skips skips = new Skips();
    private final Object writing = new Object();
    private final Follower follower;

    /** Guarded by this object, as are the three flags. */
    private final Deque<Task> queue = new ArrayDeque<>();

    private boolean running;
    private boolean countDue;
    private boolean uncounted;

    /** Where lanes get a thread, and are kept open while they have one. */
    interface Lanes {
        /** Lets a thread run it; keeps the lane open if it was idle. */
        void run(Lane lane, boolean wasIdle);

        /** Hears that a lane is idle. */
        void idle(Lane lane);
    }

    Lane(CollectionId id, FileVectorStore file, ShadowContext shadow, Lanes lanes) {
        this.id = id;
        this.file = file;
        this.shadow = shadow;
        this.lanes = lanes;
        this.behind = new Behind(shadow.log().ids(id), shadow.log().lastNumber());
        this.follower = new Follower(id, file, shadow, behind, skips);
    }

    CollectionId id() {
        return id;
    }

    FileVectorStore file() {
        return file;
    }

    /** Returns what a change holds from before it is made until it is offered, so that changes are offered in order. */
    Object writing() {
        return writing;
    }

    /** Takes a task, or drops it where the queue is full. */
    void offer(Task task) {
        if (task instanceof Task.Read && !behind.isEmpty()) {
            skips.add(SkipReason.BEHIND);
        } else if (shadow.budget().take(task.bytes())) {
            synchronized (this) {
                queue.addLast(task);
            }
            wake();
        } else if (task instanceof Task.Write write) {
            follower.fallBehind(write.ids(), write.number());
            wake();
        } else {
            skips.add(SkipReason.QUEUE_FULL);
        }
    }

    /** Notes documents whose change did not come through. */
    void fallBehind(List<String> ids, long number) {
        follower.fallBehind(ids, number);
        wake();
    }

    /** Writes down what was skipped and how many are behind, and goes on where PostgreSQL may have come back. */
    void tick(boolean count) {
        skips.writeTo(shadow, id);
        if (behind.hasGrown()) {
            follower.recordBehind();
        }
        synchronized (this) {
            countDue |= count;
        }
        if (count || (!behind.isEmpty() && shadow.candidate().isReady())) {
            wake();
        }
    }

    private void wake() {
        synchronized (this) {
            if (running) {
                return;
            }
            running = true;
        }
        lanes.run(this, true);
    }

    /** Does some tasks, and catches up once the queue is empty. */
    void run() {
        for (int i = 0; i < BURST; i++) {
            Task task = poll();
            if (task != null) {
                follow(task);
            } else if (!follower.catchUp() && rest()) {
                return;
            }
        }
        lanes.run(this, false);
    }

    private synchronized Task poll() {
        uncounted |= !queue.isEmpty();
        return queue.pollFirst();
    }

    /** Whether something was done since the documents were counted last. */
    synchronized boolean isUncounted() {
        return uncounted;
    }

    private void follow(Task task) {
        try {
            follower.follow(task);
        } finally {
            shadow.budget().give(task.bytes());
        }
    }

    /** Returns whether there is nothing to do; then the lane is idle. */
    private boolean rest() {
        boolean count;
        synchronized (this) {
            count = countDue && queue.isEmpty();
            countDue &= !count;
            uncounted &= !count;
        }
        if (count) {
            follower.count();
        }
        skips.writeTo(shadow, id);
        synchronized (this) {
            if (!queue.isEmpty()) {
                return false;
            }
            running = false;
        }
        lanes.idle(this);
        return true;
    }

    /** Gives up what waits: questions are counted, changes stay in the log of writes. */
    synchronized void abandon() {
        queue.stream().filter(Task.Read.class::isInstance).forEach(read -> skips.add(SkipReason.CLOSED));
        queue.clear();
        skips.writeTo(shadow, id);
    }

    /** Whether nothing waits, except for PostgreSQL to come back. */
    boolean isDone() {
        synchronized (this) {
            if (running || !queue.isEmpty()) {
                return false;
            }
        }
        return behind.isEmpty() || !shadow.candidate().isReady();
    }
}
