package dev.touchstone.bench.store;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/** Measures the store against the least that JDBC can do on the same table, the two taking turns. */
public final class StoreBench {
    private static final IndexSpec.Hnsw INDEX = new IndexSpec.Hnsw(16, 64);
    private static final CollectionId COLLECTION = CollectionId.ofUser("bench");
    private static final int THREADS = 4;

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
            IngestRounds ingest = new IngestRounds(
                    new IngestRounds.Ways(documents -> floor.copy(COLLECTION, documents), store::addEmbedded),
                    settings.rounds(),
                    progress);
            figures.accept(ingest.intoEmpty(workload.documents(), database::truncate));
            database.truncate();
            store.addEmbedded(workload.documents());
            database.analyze();
            Answers answers = new Answers(store, workload.queries());
            progress.advanced("Building the HNSW index", 0, 1);
            database.indexes().build(INDEX);
            for (int efSearch : settings.efSearch()) {
                search(store, answers, efSearch, figures);
            }
            figures.accept(ingest.intoIndexed(workload.more(ingest.rowsIntoIndexed())));
            database.indexes().drop();
        }
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
