package dev.touchstone.bench.store;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures the store against the least that JDBC can do on the same table, the two taking turns. */
public final class StoreBench {
    private static final IndexSpec.Hnsw INDEX = new IndexSpec.Hnsw(16, 64);
    private static final CollectionId COLLECTION = CollectionId.ofUser("bench");
    private static final int THREADS = 4;
    private static final int INDEXED_ROWS = 500;

    private final ConnectionSettings connection;
    private final VectorSpace space;
    private final StoreBenchSettings settings;
    private final Progress progress;

    /**
     * @param connection the server
     * @param space an empty schema of the workload's dimension
     */
    public StoreBench(
            ConnectionSettings connection, VectorSpace space, StoreBenchSettings settings, Progress progress) {
        this.connection = connection;
        this.space = space;
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures everything; each figure is handed over as soon as it is there. */
    public void run(Consumer<Measurement> figures) throws SQLException {
        progress.advanced("Generating documents", 0, 1);
        StoreWorkload workload = StoreWorkload.generate(settings);
        try (PgVectorDatabase database = PgVectorDatabase.open(
                        connection, space, PoolSettings.defaults().withMaximumSize(THREADS));
                Floor floor = Floor.open(connection, space, COLLECTION)) {
            PgVectorStore store = database.store(
                    COLLECTION, new VectorsOnly(settings.dimensions()), new SearchSettings.ExactSearch());
            figures.accept(ingest(database, store, floor, workload.documents()));
            database.truncate();
            progress.advanced("COPY against INSERT by size of the call", 0, 1);
            new CallSizes(store, workload.documents(), settings.rounds()).measure().forEach(figures);
            database.truncate();
            store.addEmbedded(workload.documents());
            database.analyze();
            Answers answers = new Answers(store, workload.queries());
            progress.advanced("Building the HNSW index", 0, 1);
            database.indexes().build(INDEX);
            for (int efSearch : settings.efSearch()) {
                search(store, answers, efSearch, figures);
            }
            figures.accept(ingestIndexed(database, store, floor, workload.documents()));
        }
    }

    private Measurement ingest(
            PgVectorDatabase database, PgVectorStore store, Floor floor, List<EmbeddedDocument> documents)
            throws SQLException {
        Ratio ratio = new Ratio();
        for (int round = -1; round < settings.rounds(); round++) {
            progress.advanced("Ingest against bare COPY", round + 1L, settings.rounds());
            database.truncate();
            double bare = Rates.perSecond(documents.size(), () -> floor.copy(COLLECTION, documents));
            database.truncate();
            double ours = Rates.perSecond(documents.size(), () -> store.addEmbedded(documents));
            if (round >= 0) {
                ratio.add(ours, bare);
            }
        }
        return ratio.measurement(Metrics.STORE_INGEST, Map.of());
    }

    /** The table keeps what it has: each round adds the same number of rows by either way. */
    private Measurement ingestIndexed(
            PgVectorDatabase database, PgVectorStore store, Floor floor, List<EmbeddedDocument> documents)
            throws SQLException {
        List<EmbeddedDocument> few = documents.subList(0, Math.min(INDEXED_ROWS, documents.size()));
        Ratio ratio = new Ratio();
        for (int round = 0; round < settings.rounds(); round++) {
            progress.advanced("Ingest with an HNSW index", round, settings.rounds());
            double bare = Rates.perSecond(few.size(), () -> floor.copy(COLLECTION, few));
            double ours = Rates.perSecond(few.size(), () -> store.addEmbedded(few));
            ratio.add(ours, bare);
        }
        database.indexes().drop();
        return ratio.measurement(Metrics.STORE_INGEST_INDEXED, Map.of());
    }

    private void search(PgVectorStore unset, Answers answers, int efSearch, Consumer<Measurement> figures)
            throws SQLException {
        PgVectorStore store = unset.withSettings(HnswSearch.of(efSearch));
        Map<String, String> cell = Map.of("ef_search", Integer.toString(efSearch));
        figures.accept(answers.recall(store, cell));
        SearchRounds rounds = new SearchRounds(store, answers.queries(), settings.rounds());
        progress.advanced("Search against a bare query, ef_search " + efSearch, 0, 1);
        try (Floor floor = Floor.open(connection, space, COLLECTION)) {
            floor.efSearch(efSearch);
            figures.accept(rounds.latency(floor).measurement(Metrics.STORE_P50, cell));
        }
        progress.advanced("Search on " + THREADS + " threads, ef_search " + efSearch, 0, 1);
        figures.accept(rounds.throughput(THREADS, () -> {
                    Floor floor = Floor.open(connection, space, COLLECTION);
                    floor.efSearch(efSearch);
                    return floor;
                })
                .measurement(Metrics.STORE_QPS, cell));
        new WireCost(connection, space, COLLECTION)
                .measure(HnswSearch.of(efSearch), answers.queries(), cell)
                .forEach(figures);
    }
}
