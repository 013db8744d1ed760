package dev.touchstone.bench.imports;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.imports.ImportSource;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.StoreFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every document of a user_data folder, one store after the other; the owner of a document is its store's user. */
public final class FileStoreSource implements ImportSource {
    private final List<StoreFolder> stores;
    private final Optional<MasterKey> key;
    private final Set<EntryPass<?>> open = new HashSet<>();
    private final int size;
    private final int dimension;

    /**
     * Opens a folder and reads it once.
     *
     * @param key decrypts what is encrypted; empty where there is none
     * @throws DatasetException naming the store and the entry where one cannot be a document of a dataset
     */
    public FileStoreSource(Path userData, Optional<MasterKey> key) {
        this.key = key;
        this.stores = new ArrayList<>();
        for (StoreFolder store : StoreFolder.find(userData)) {
            store.fault().filter(fault -> !store.isUnused()).ifPresent(fault -> {
                throw new DatasetException(fault);
            });
            if (!store.isUnused()) {
                stores.add(store);
            }
        }
        int counted = 0;
        int first = 0;
        Iterator<Integer> dimensions = pass((store, entry) -> LegacyEntry.vector(store, entry).length);
        for (; dimensions.hasNext(); counted++) {
            int next = dimensions.next();
            first = counted == 0 ? next : first;
            if (next != first) {
                throw new DatasetException("document " + counted + " of the stores has " + next
                        + " dimensions; the first has " + first + ": import each kind from a folder of its own");
            }
        }
        if (counted == 0) {
            throw new DatasetException("the stores hold no documents; name another user_data folder");
        }
        this.size = counted;
        this.dimension = first;
    }

    @Override
    public String origin() {
        return "file stores";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Iterator<CorpusDocument> documents() {
        return pass(LegacyEntry::document);
    }

    @Override
    public Iterator<float[]> vectors() {
        return pass(LegacyEntry::vector);
    }

    private <T> Iterator<T> pass(LegacyEntry.Reading<T> reading) {
        Function<StoreFolder, FileEntries> opening = store -> FileEntries.open(
                store.path(),
                key.map(master -> new Fernet(master.userKey(store.id().userId()))));
        EntryPass<T> pass = new EntryPass<>(stores, opening, reading);
        open.add(pass);
        return pass;
    }

    @Override
    public void close() {
        open.forEach(EntryPass::close);
        open.clear();
    }
}
