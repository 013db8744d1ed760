package dev.touchstone.store.cutover;

import dev.touchstone.store.CollectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is open of each collection, one thing for all that hold it and gone when the last lets go. */
final class OpenCollections<T> {
    private final Function<CollectionId, T> opener;

    /** Guarded by this object. */
    private final Map<CollectionId, Entry<T>> entries = new HashMap<>();

    /** {@code holders} is guarded by the map's owner, {@code value} by the entry. */
    private static final class Entry<T> {
        private int holders;
        private T value;

        synchronized T open(Supplier<T> by) {
            if (value == null) {
                value = by.get();
            }
            return value;
        }

        synchronized T value() {
            return value;
        }
    }

    OpenCollections(Function<CollectionId, T> opener) {
        this.opener = opener;
    }

    /** Returns what is open, opened if need be; to be released once. */
    T acquire(CollectionId id) {
        Entry<T> entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(id, key -> new Entry<>());
            entry.holders++;
        }
        try {
            return entry.open(() -> opener.apply(id));
        } catch (RuntimeException e) {
            release(id);
            throw e;
        }
    }

    /** Lets go of what was acquired once. */
    synchronized void release(CollectionId id) {
        Entry<T> entry = entries.get(id);
        entry.holders--;
        if (entry.holders == 0) {
            entries.remove(id);
        }
    }

    /** Returns all that is open now. */
    List<T> all() {
        List<Entry<T>> now;
        synchronized (this) {
            now = List.copyOf(entries.values());
        }
        return now.stream().map(Entry::value).filter(Objects::nonNull).toList();
    }

    synchronized boolean isOpen(CollectionId id) {
        return entries.containsKey(id);
    }
}
