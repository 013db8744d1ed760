package dev.touchstone.conformance;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL store over one kind of index, in a table that other users fill as well. */
public final class PostgresStoreUnderTest implements StoreUnderTest {
    private final PgVectorDatabase database;
    private final EmbeddingModel model;
    private final IndexSpec index;
    private final SearchSettings settings;
    private final AtomicInteger users = new AtomicInteger();

    /**
     * Prepares the subject: loads the others' documents, then builds the index.
     *
     * @param database an open database of the model's dimension, empty; closed by this subject
     * @param model embeds texts
     * @param setup what is built and how it is searched
     * @param others documents of another user, so that the index has something to find wrongly
     */
    public PostgresStoreUnderTest(
            PgVectorDatabase database, EmbeddingModel model, Setup setup, List<EmbeddedDocument> others) {
        this.database = database;
        this.model = model;
        this.index = setup.index();
        this.settings = setup.settings();
        database.store(CollectionId.ofUser("others"), model, settings).addEmbedded(others);
        database.indexes().build(index);
        database.analyze();
    }

    /**
     * What is built and how it is searched.
     *
     * @param index the index
     * @param settings the settings of each search
     */
    public record Setup(IndexSpec index, SearchSettings settings) {}

    @Override
    public String name() {
        return "PostgreSQL store, " + index + ", " + settings;
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
        if (settings instanceof SearchSettings.ExactSearch) {
            capabilities.add(Capability.EXACT_SEARCH);
        }
        return capabilities;
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user " + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return database.store(id, model, settings);
    }

    @Override
    public void close() {
        database.dropSchema();
        database.close();
    }
}
