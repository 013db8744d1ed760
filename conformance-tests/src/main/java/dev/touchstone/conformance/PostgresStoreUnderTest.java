package dev.touchstone.conformance;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL store over one kind of index, in a table that other users fill as well. */
public final class PostgresStoreUnderTest implements StoreUnderTest {
    private final PgVectorDatabase database;
    private final EmbeddingModel model;
    private final Setup setup;
    private final AtomicInteger users = new AtomicInteger();

    /**
     * Prepares the subject: loads the others' documents, then builds the index.
     *
     * @param database an open database of the model's dimension and the setup's layout, empty; closed by this subject
     * @param model embeds texts
     * @param setup what is built and how it is searched
     * @param others documents of another user, so that the index has something to find wrongly
     */
    public PostgresStoreUnderTest(
            PgVectorDatabase database, EmbeddingModel model, Setup setup, List<EmbeddedDocument> others) {
        this.database = database;
        this.model = model;
        this.setup = setup;
        database.store(CollectionId.ofUser("others"), model, setup.settings()).addEmbedded(others);
        database.indexes().build(setup.index());
        database.analyze();
    }

    /**
     * What is built and how it is searched.
     *
     * @param layout how the table is laid out
     * @param index the index
     * @param settings the settings of each search
     */
    public record Setup(Layout layout, IndexSpec index, SearchSettings settings) {
        /** A setup of the shared layout. */
        public Setup(IndexSpec index, SearchSettings settings) {
            this(new Layout.Shared(), index, settings);
        }

        /** Returns it as users write it, {@code layout shared, hnsw m=16 ef_construction=64, ef_search=40} for instance. */
        String text() {
            return "layout " + layout.text() + ", " + text(index) + ", " + text(settings);
        }

        private static String text(IndexSpec index) {
            String type = index.type().map(each -> " type=" + each.sql()).orElse("");
            if (index instanceof IndexSpec.Hnsw hnsw) {
                return "hnsw m=" + hnsw.m() + " ef_construction=" + hnsw.efConstruction() + type;
            }
            return index instanceof IndexSpec.IvfFlat ivfflat ? "ivfflat lists=" + ivfflat.lists() + type : "no index";
        }

        private static String text(SearchSettings settings) {
            if (settings instanceof SearchSettings.HnswSearch hnsw) {
                return "ef_search=" + hnsw.efSearch();
            }
            return settings instanceof SearchSettings.IvfFlatSearch ivfflat
                    ? "probes=" + ivfflat.probes()
                    : "exact search";
        }

        boolean searchesExactly() {
            return layout instanceof Layout.ExactOnly || settings instanceof SearchSettings.ExactSearch;
        }
    }

    @Override
    public String name() {
        return "PostgreSQL store, " + setup.text();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(
                Capability.EXACT_NAMES,
                Capability.LASTING_CURSORS,
                Capability.FREE_METADATA_KEYS,
                Capability.SHARED_COLLECTION);
        capabilities.add(Capability.POOLED_CONNECTIONS);
        capabilities.add(setup.searchesExactly() ? Capability.EXACT_SEARCH : Capability.VECTOR_INDEX);
        return capabilities;
    }

    @Override
    public IndexAccess index() {
        return new PostgresIndex(database, setup.index());
    }

    @Override
    public Map<String, String> borrowedSettings() {
        return database.borrowedSettings();
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user " + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return database.store(id, model, setup.settings());
    }

    @Override
    public void close() {
        database.dropSchema();
        database.close();
    }
}
