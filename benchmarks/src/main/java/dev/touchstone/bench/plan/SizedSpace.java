package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.plan.MeasuredSize.Bytes;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema of one number of rows, filled and indexed. */
final class SizedSpace implements AutoCloseable {
    private static final CollectionId COLLECTION = CollectionId.ofUser("plan");
    private static final int BATCH = 5_000;
    private static final String TEXT =
            "A paragraph of plain words, of the length that a document's passage has. ".repeat(5);
    private static final String SIZES = """
            select coalesce(sum(case when am.amname in ('hnsw', 'ivfflat') then pg_relation_size(c.oid) end), 0),
                   coalesce(sum(case when c.relkind = 'r' then pg_relation_size(c.oid) end), 0),
                   coalesce(sum(case when c.relkind = 'r' and c.reltoastrelid <> 0
                                then pg_relation_size(c.reltoastrelid) end), 0),
                   coalesce(sum(case when c.relkind = 'i' and am.amname not in ('hnsw', 'ivfflat')
                                then pg_relation_size(c.oid) end), 0)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am am on am.oid = c.relam
            where n.nspname = ? and c.relname like 'vector_documents%'""";

    private final ConnectionSettings server;
    private final VectorSpace space;
    private final PlanSettings settings;
    private final PgVectorDatabase database;
    private final int rows;

    private SizedSpace(ConnectionSettings server, VectorSpace space, PlanSettings settings, int rows) {
        this.server = server;
        this.space = space;
        this.settings = settings;
        this.rows = rows;
        this.database = open(PoolSettings.defaults());
    }

    /** Fills an empty schema with the first rows of a generator. */
    static SizedSpace fill(
            ConnectionSettings server, String schema, PlanSettings settings, Rows source, Progress progress) {
        SizedSpace filled =
                new SizedSpace(server, new VectorSpace(schema, settings.dimensions()), settings, source.count());
        PgVectorStore store = filled.store(filled.database);
        String step = "Loading " + source.count() + " documents";
        for (int first = 0; first < source.count(); first += BATCH) {
            progress.advanced(step, first, source.count());
            store.addEmbedded(source.documents(first, Math.min(BATCH, source.count() - first)));
        }
        progress.advanced(step, source.count(), source.count());
        filled.database.analyze();
        return filled;
    }

    /** The first rows of a generator. */
    record Rows(VectorGenerator vectors, int count) {
        List<EmbeddedDocument> documents(int first, int number) {
            List<EmbeddedDocument> documents = new ArrayList<>(number);
            for (int row = first; row < first + number; row++) {
                Map<String, Object> metadata = Map.of("row", row, "topic", "topic" + row % 10, "read", row % 2 == 0);
                documents.add(new EmbeddedDocument(Document.of(TEXT, metadata), vectors.vector(row)));
            }
            return documents;
        }
    }

    int rows() {
        return rows;
    }

    /** Builds the index in place of the present one. */
    BuiltIndex build(BuildSettings build) {
        PlanSettings.Index index = settings.index();
        return database.indexes().build(new IndexSpec.Hnsw(index.m(), index.efConstruction()), build);
    }

    /** Opens the space with a pool of its own; the caller closes it. */
    PgVectorDatabase open(PoolSettings pool) {
        return PgVectorDatabase.open(server, space, pool);
    }

    /** The collection, searched under the plan's settings. */
    PgVectorStore store(PgVectorDatabase opened) {
        return opened.store(
                COLLECTION,
                new VectorsOnly(settings.dimensions()),
                HnswSearch.of(settings.index().efSearch()));
    }

    PgVectorStore store() {
        return store(database);
    }

    /** Reads what the rows take. */
    Bytes bytes() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                PreparedStatement statement = connection.prepareStatement(SIZES)) {
            statement.setString(1, space.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Bytes(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        }
    }

    /** Closes the pool and drops the schema with its rows. */
    @Override
    public void close() {
        database.dropSchema();
        database.close();
    }
}
