package dev.touchstone.store.cutover;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The documents of one collection whose last change has not reached PostgreSQL; safe for use by several threads. */
final class Behind {
    private static final int LARGEST_BATCH = 1000;

    private final Set<String> ids;
    private final Set<String> refused = new HashSet<>();
    private long upTo;
    private int batch = LARGEST_BATCH;
    private int noted;

    /**
     * Begins with what earlier processes left.
     *
     * @param upTo number of the last change
     */
    Behind(Set<String> left, long upTo) {
        this.ids = new LinkedHashSet<>(left);
        this.upTo = upTo;
    }

    /**
     * Documents to be brought up to date.
     *
     * @param upTo number of the last change that made one fall behind
     */
    record Batch(List<String> ids, long upTo) {}

    /** Adds documents, and returns whether there was none before. */
    synchronized boolean add(Collection<String> more, long number) {
        boolean first = ids.isEmpty();
        ids.addAll(more);
        refused.removeAll(more);
        upTo = Math.max(upTo, number);
        return first && !ids.isEmpty();
    }

    synchronized Batch next() {
        return new Batch(ids.stream().limit(batch).toList(), upTo);
    }

    /** Notes that a batch is up to date. */
    synchronized void remove(Batch done) {
        done.ids().forEach(ids::remove);
        batch = LARGEST_BATCH;
    }

    /** Notes that a batch was refused: the next is half of it; a single document is set aside. */
    synchronized void refuse(Batch failed) {
        if (failed.ids().size() > 1) {
            batch = failed.ids().size() / 2;
        } else {
            failed.ids().forEach(ids::remove);
            refused.addAll(failed.ids());
        }
    }

    /** Notes that documents which may have been set aside are up to date. */
    synchronized void accept(Collection<String> written) {
        refused.removeAll(written);
    }

    /** Whether there are more than when this was asked last. */
    synchronized boolean hasGrown() {
        boolean grown = size() > noted;
        noted = size();
        return grown;
    }

    synchronized boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Returns how many are behind, those that were set aside included. */
    synchronized int size() {
        return ids.size() + refused.size();
    }

    synchronized int refused() {
        return refused.size();
    }
}
