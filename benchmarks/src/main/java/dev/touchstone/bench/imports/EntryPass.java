package dev.touchstone.bench.imports;

import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.FileEntry;
import dev.touchstone.store.file.StoreFolder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** One pass over the entries of several stores, one store open at a time. */
final class EntryPass<T> implements Iterator<T>, AutoCloseable {
    private final Iterator<StoreFolder> stores;
    private final Function<StoreFolder, FileEntries> opening;
    private final LegacyEntry.Reading<T> reading;
    private StoreFolder store;
    private FileEntries entries;
    private FileEntry next;

    EntryPass(List<StoreFolder> stores, Function<StoreFolder, FileEntries> opening, LegacyEntry.Reading<T> reading) {
        this.stores = stores.iterator();
        this.opening = opening;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (entries != null) {
                next = entries.next();
            }
            if (next == null) {
                close();
                if (!stores.hasNext()) {
                    return false;
                }
                store = stores.next();
                entries = opening.apply(store);
            }
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FileEntry entry = next;
        next = null;
        return reading.of(store, entry);
    }

    @Override
    public void close() {
        if (entries != null) {
            entries.close();
            entries = null;
        }
    }
}
