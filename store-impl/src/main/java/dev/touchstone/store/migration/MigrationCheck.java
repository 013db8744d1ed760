package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Compares every store below a folder with PostgreSQL. */
public final class MigrationCheck {
    private final MigrationSettings settings;
    private final MigrationTargets targets;
    private final MigrationListener listener;
    private final Against against;

    /** Which files are compared. */
    public enum Against {
        /** Those that were moved: a store whose files changed since is refused, and PostgreSQL may have got more documents. */
        MOVED_FILES,
        /**
         * The files as they are now, whether they were moved or came into being in a shadow period: PostgreSQL has to hold
         * the same documents and no others.
         */
        PRESENT_FILES
    }

    /**
     * @param against which files are compared
     */
    public MigrationCheck(
            MigrationSettings settings, MigrationTargets targets, MigrationListener listener, Against against) {
        this.settings = settings;
        this.targets = targets;
        this.listener = listener;
        this.against = against;
    }

    /** Hears what was found for each store, while its sample is at hand. */
    public interface Found {
        void store(StoreVerification found, List<EmbeddedDocument> sample);
    }

    /** Compares every store that holds anything. */
    public List<StoreVerification> verify() throws IOException {
        List<StoreVerification> all = new ArrayList<>();
        verify(() -> new VectorSample(0, new SplittableRandom()), (found, sample) -> all.add(found));
        return all;
    }

    /**
     * Compares every store that holds anything.
     *
     * @param samples gives an empty sample for each
     */
    public void verify(Supplier<VectorSample> samples, Found found) throws IOException {
        for (StoreFolder store : StoreFolder.find(settings.userData())) {
            if (!store.isUnused()) {
                VectorSample sample = samples.get();
                StoreVerification verified = verify(store, sample);
                if (verified.failure().isPresent() || verified.counts().entries() > 0 || !verified.unchanged()) {
                    found.store(verified, sample.documents());
                }
            }
        }
    }

    private StoreVerification verify(StoreFolder store, VectorSample sample) throws IOException {
        CollectionId id = store.id();
        String step = "Comparing " + id.userId() + "/" + id.collection();
        try {
            if (store.fault().isPresent()) {
                return StoreVerification.failed(id, store.fault().get());
            }
            Verification.Meter meter = (done, total) -> listener.advanced(step, done, total);
            return Verification.of(store, settings, targets, new Verification.Watch(meter, sample, against));
        } catch (VectorStoreException e) {
            return StoreVerification.failed(id, e.getMessage());
        }
    }
}
