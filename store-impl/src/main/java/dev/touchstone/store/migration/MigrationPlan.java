package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would do, after reading every store wholly; nothing is written.
 *
 * @param stores what can be moved
 * @param problems the stores that cannot
 */
public record MigrationPlan(List<PlannedStore> stores, List<Problem> problems) {
    public MigrationPlan {
        stores = List.copyOf(stores);
        problems = List.copyOf(problems);
    }

    /**
     * A store that can be moved.
     *
     * @param store the store
     * @param survey what its files hold
     * @param vectorsBytes size of {@code vectors.pkl}
     * @param metadataBytes size of {@code metadata.json}
     */
    public record PlannedStore(CollectionId store, Survey survey, long vectorsBytes, long metadataBytes) {}

    /** Returns the entries that cannot be documents. */
    public List<HeldOut> heldOut() {
        return stores.stream().flatMap(store -> store.survey.heldOut().stream()).toList();
    }

    /** Whether every store can be moved wholly. */
    public boolean clean() {
        return problems.isEmpty() && heldOut().isEmpty();
    }

    /** Reads every store below a folder. */
    public static MigrationPlan of(MigrationSettings settings, MigrationListener listener) throws IOException {
        List<PlannedStore> stores = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<StoreFolder> folders = StoreFolder.find(settings.userData());
        long total = 0;
        for (StoreFolder folder : folders) {
            total += Files.exists(folder.vectors()) ? Files.size(folder.vectors()) : 0;
        }
        long before = 0;
        for (StoreFolder folder : folders) {
            try {
                stores.add(read(folder, settings, new Meter(listener, before, total)));
            } catch (VectorStoreException e) {
                problems.add(new Problem(folder.id(), e.getMessage()));
            }
            before += Files.exists(folder.vectors()) ? Files.size(folder.vectors()) : 0;
        }
        return new MigrationPlan(stores, problems);
    }

    /** Tells how many bytes of all stores were read. */
    private record Meter(MigrationListener listener, long before, long total) {
        void read(long bytes) {
            listener.advanced("Reading stores (bytes)", before + bytes, total);
        }
    }

    private static PlannedStore read(StoreFolder folder, MigrationSettings settings, Meter meter) throws IOException {
        if (folder.isUnused()) {
            return new PlannedStore(folder.id(), Survey.NOTHING, 0, 0);
        }
        folder.fault().ifPresent(fault -> {
            throw new VectorStoreException(fault);
        });
        Survey survey = Survey.of(folder, settings.encryption(folder.id().userId()), meter::read);
        survey.requireStorable(folder);
        return new PlannedStore(folder.id(), survey, Files.size(folder.vectors()), Files.size(folder.metadata()));
    }
}
