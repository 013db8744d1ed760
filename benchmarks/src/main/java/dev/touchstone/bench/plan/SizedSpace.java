package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.plan.MeasuredSize.Bytes;
import dev.touchstone.dataset.Progress;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A schema of one number of rows, filled and indexed. */
final class SizedSpace implements AutoCloseable {
    private static final String USER = "plan";
    private static final int BATCH = 5_000;

    private final ConnectionSettings server;
    private final VectorSpace space;
    private final PlanSettings settings;
    private final PgVectorDatabase database;
    private final int rows;
    private boolean indexed;

    private SizedSpace(ConnectionSettings server, VectorSpace space, PlanSettings settings, int rows) {
        this.server = server;
        this.space = space;
        this.settings = settings;
        this.rows = rows;
        this.database = open(PoolSettings.defaults());
    }

    /** Fills an empty schema with the first rows of a generator. */
    static SizedSpace fill(
            ConnectionSettings server, String schema, PlanSettings settings, SizedRows source, Progress progress) {
        SizedSpace filled =
                new SizedSpace(server, new VectorSpace(schema, settings.dimensions()), settings, source.count());
        String step = "Loading " + source.count() + " documents";
        for (int first = 0; first < source.count(); first += BATCH) {
            progress.advanced(step, first, source.count());
            filled.add(source.documents(first, Math.min(BATCH, source.count() - first)));
        }
        progress.advanced(step, source.count(), source.count());
        filled.database.analyze();
        return filled;
    }

    private void add(Map<Integer, List<EmbeddedDocument>> byUser) {
        byUser.forEach((user, documents) -> store(database, user).addEmbedded(documents));
    }

    int rows() {
        return rows;
    }

    /** Builds the index in place of the present one. */
    BuiltIndex build(BuildSettings build) {
        PlanSettings.Index index = settings.index();
        return build(new IndexSpec.Hnsw(index.m(), index.efConstruction()), build);
    }

    /** Builds another index than the plan's in place of the present one. */
    BuiltIndex build(IndexSpec.Hnsw index, BuildSettings build) {
        Rest.checkpoint(server);
        BuiltIndex built = database.indexes().build(index, build);
        indexed = true;
        return built;
    }

    boolean isIndexed() {
        return indexed;
    }

    /** Opens the space with a pool of its own; the caller closes it. */
    PgVectorDatabase open(PoolSettings pool) {
        return open(pool, DatabaseOptions.none());
    }

    /** Opens the space with a pool of its own and more; the caller closes it. */
    PgVectorDatabase open(PoolSettings pool, DatabaseOptions options) {
        return PgVectorDatabase.open(server, space, pool, options);
    }

    /** A user's collection, searched under the plan's settings. */
    PgVectorStore store(PgVectorDatabase opened, int user) {
        return opened.store(
                CollectionId.ofUser(USER + user),
                new VectorsOnly(settings.dimensions()),
                HnswSearch.of(settings.index().efSearch()));
    }

    /** Every user's collection. */
    List<PgVectorStore> stores(PgVectorDatabase opened) {
        return IntStream.range(0, settings.traffic().users())
                .mapToObj(user -> store(opened, user))
                .toList();
    }

    /** The first user's collection. */
    PgVectorStore store() {
        return store(database, 0);
    }

    private SpaceSizes sizes() {
        return new SpaceSizes(server, space.schema());
    }

    /** Reads what the rows take. */
    Bytes bytes() {
        return sizes().bytes(CollectionId.ofUser(USER + 0));
    }

    /** Lets a session of its own search, and counts the blocks of the index it read from outside the server's memory. */
    long indexBlocksReadBy(Consumer<PgVectorStore> searches) {
        try (ServerTime ended = ServerTime.begin(server)) {
            long before = sizes().indexBlocksRead();
            try (PgVectorDatabase own = open(PoolSettings.defaults().withMaximumSize(1))) {
                searches.accept(store(own, 0));
            }
            ended.awaitEndOfSessions();
            return sizes().indexBlocksRead() - before;
        }
    }

    /** Closes the pool and drops the schema with its rows. */
    @Override
    public void close() {
        database.dropSchema();
        database.close();
    }
}
