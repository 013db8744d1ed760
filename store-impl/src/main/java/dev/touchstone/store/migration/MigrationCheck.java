package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Compares every store below a folder with PostgreSQL. */
public final class MigrationCheck {
    private final MigrationSettings settings;
    private final MigrationTargets targets;
    private final MigrationListener listener;

    public MigrationCheck(MigrationSettings settings, MigrationTargets targets, MigrationListener listener) {
        this.settings = settings;
        this.targets = targets;
        this.listener = listener;
    }

    /** Returns what was found for each store that holds anything. */
    public List<StoreVerification> verify() throws IOException {
        List<StoreVerification> found = new ArrayList<>();
        for (StoreFolder store : StoreFolder.find(settings.userData())) {
            if (!store.isUnused()) {
                found.add(verify(store));
            }
        }
        return found;
    }

    private StoreVerification verify(StoreFolder store) throws IOException {
        CollectionId id = store.id();
        String step = "Comparing " + id.userId() + "/" + id.collection();
        try {
            if (store.fault().isPresent()) {
                return StoreVerification.failed(id, store.fault().get());
            }
            return Verification.of(store, settings, targets, done -> listener.advanced(step, done, 0));
        } catch (VectorStoreException e) {
            return StoreVerification.failed(id, e.getMessage());
        }
    }
}
