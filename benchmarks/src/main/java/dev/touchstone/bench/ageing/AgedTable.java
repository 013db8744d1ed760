package dev.touchstone.bench.ageing;

import dev.touchstone.bench.ageing.Population.Writes;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.report.ageing.AgedPoint.Room;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.ServerInfo;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A table that is written to through the store, and vacuumed and reindexed when it is told to, never by itself. */
final class AgedTable implements AutoCloseable {
    private static final CollectionId COLLECTION = CollectionId.ofUser("ageing");
    private static final int BATCH = 5_000;
    private static final double GRAPH_OVERHEAD = 1.95;
    private static final int MIB = 1 << 20;
    private static final String RELATIONS = "from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " left join pg_am am on am.oid = c.relam where n.nspname = ? and c.relname like 'vector_documents%'";
    private static final String PARTITIONS =
            "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) " + RELATIONS + " and c.relkind = 'r'";
    private static final String INDEXES =
            "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) " + RELATIONS + " and am.amname = 'hnsw'";
    private static final String ROOM = "select sum(case when am.amname = 'hnsw' then pg_relation_size(c.oid) end),"
            + " sum(case when c.relkind = 'r' then pg_table_size(c.oid) end),"
            + " sum(case when c.relkind = 'r' then pg_stat_get_dead_tuples(c.oid) end) " + RELATIONS;

    private final ConnectionSettings server;
    private final VectorSpace space;
    private final Corpus texts;
    private final PgVectorDatabase database;
    private final Connection owner;

    private AgedTable(ConnectionSettings server, VectorSpace space, Corpus texts) throws SQLException {
        this.server = server;
        this.space = space;
        this.texts = texts;
        this.database = open();
        this.owner = server.connect();
    }

    /**
     * Opens an empty space, where autovacuum stays away.
     *
     * @param texts has the text of every document that will be written
     */
    static AgedTable create(ConnectionSettings server, VectorSpace space, Corpus texts) throws SQLException {
        AgedTable table = new AgedTable(server, space, texts);
        for (String partition : table.names(PARTITIONS)) {
            table.execute(
                    "alter table " + partition + " set (autovacuum_enabled = false, toast.autovacuum_enabled = false)");
        }
        return table;
    }

    /** One connection: what is measured is one client, and a session that ends reports the rows it killed. */
    private PgVectorDatabase open() {
        return PgVectorDatabase.open(server, space, PoolSettings.defaults().withMaximumSize(1));
    }

    ServerInfo serverInfo() {
        return database.serverInfo();
    }

    PgVectorStore store(SearchSettings settings) {
        return store(database, settings);
    }

    private PgVectorStore store(PgVectorDatabase opened, SearchSettings settings) {
        return opened.store(COLLECTION, new VectorsOnly(space.dimension()), settings);
    }

    /** Builds the index for the first time, with memory that holds it. */
    BuiltIndex build(IndexSpec spec, int rows) {
        return database.indexes().build(spec, new BuildSettings(OptionalInt.of(memoryMib(rows)), OptionalInt.empty()));
    }

    /** Memory that holds the graph: about rows · (8 + 4 · dimensions) · 1.3 bytes, and half as much again for its links. */
    private int memoryMib(int rows) {
        return (int) Math.max(64, Math.ceil(rows * (8.0 + 4.0 * space.dimension()) * GRAPH_OVERHEAD / MIB));
    }

    /** Writes a batch on a connection of its own. */
    void write(Writes writes) {
        try (PgVectorDatabase writing = open()) {
            PgVectorStore store = store(writing, new SearchSettings.ExactSearch());
            store.delete(writes.deleted());
            add(store, writes.updated());
            add(store, writes.inserted());
        }
    }

    private void add(PgVectorStore store, List<Life> lives) {
        for (int first = 0; first < lives.size(); first += BATCH) {
            store.addEmbedded(lives.subList(first, Math.min(lives.size(), first + BATCH)).stream()
                    .map(this::document)
                    .toList());
        }
    }

    private EmbeddedDocument document(Life life) {
        return new EmbeddedDocument(new Document(life.id(), texts.text(life.row()), Map.of()), life.vector());
    }

    /** Vacuums and analyses the table; returns the seconds it took. */
    double vacuum() {
        long start = System.nanoTime();
        database.analyze();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Builds the index anew beside the old one; returns the seconds it took. */
    double reindex(int rows) throws SQLException {
        execute("set maintenance_work_mem = '" + memoryMib(rows) + "MB'");
        List<String> indexes = names(INDEXES);
        long start = System.nanoTime();
        for (String index : indexes) {
            execute("reindex index concurrently " + index);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Reads what the table takes; dead rows as the server's statistics have them. */
    Room room(int documents) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(ROOM)) {
            statement.setString(1, space.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Room(row.getLong(1), row.getLong(2), documents, row.getLong(3));
            }
        }
    }

    private List<String> names(String sql) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setString(1, space.schema());
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops the schema with everything in it. */
    @Override
    public void close() throws SQLException {
        try (owner;
                database) {
            database.dropSchema();
        }
    }
}
