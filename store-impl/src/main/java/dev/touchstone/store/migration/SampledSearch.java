package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.PassingSearch;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.postgres.MigratedDocument;
import java.util.List;
import java.util.Set;

/** Searches a store's files as the file store does, without holding them in memory. */
public final class SampledSearch {
    private final MigrationSettings settings;
    private final CollectionId store;
    private final PassingSearch passing;
    private final int dimension;

    /**
     * @param dimension components of the store's vectors
     */
    public SampledSearch(MigrationSettings settings, CollectionId store, int dimension) {
        this.settings = settings;
        this.store = store;
        this.dimension = dimension;
        this.passing = new PassingSearch(dimension);
    }

    /**
     * Adds a search.
     *
     * @param wanted ids of documents whose scores are asked for wherever they rank
     */
    public void ask(SearchRequest request, Set<String> wanted) {
        passing.ask(request, wanted);
    }

    /**
     * Reads the files once and answers every search, in the order of asking: its first k documents under the ids they have
     * in PostgreSQL, best first, and behind them those whose scores were asked for.
     */
    public List<List<ScoredDocument>> answers() {
        StoreFolder folder = StoreFolder.of(settings.userData(), store);
        try (FileEntries entries = FileEntries.open(folder.path(), settings.encryption(store.userId()))) {
            EntryReader reader = new EntryReader(entries, store, new EntryRules(dimension), heldOut -> {});
            for (MigratedDocument document = reader.next(); document != null; document = reader.next()) {
                passing.pass(document.embedded().document(), reader.fileVector());
            }
        }
        return passing.answers();
    }
}
