package dev.touchstone.bench.gate;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.reference.PairedSearches;
import dev.touchstone.bench.reference.ReferenceScan;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.bench.sweep.EvidenceCollector;
import dev.touchstone.bench.sweep.Subjects;
import dev.touchstone.bench.work.WorkMeter;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.report.work.OperationCount;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.ServerInfo;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The documents in a PostgreSQL schema of their own, ready to be measured. */
final class GateSession implements AutoCloseable {
    private final PgVectorDatabase database;
    private final EvidenceCollector evidence;
    private final LatencyTurns turns;
    private final Counted counted;

    private GateSession(PgVectorDatabase database, EvidenceCollector evidence, LatencyTurns turns, Counted counted) {
        this.database = database;
        this.evidence = evidence;
        this.turns = turns;
        this.counted = counted;
    }

    /** What single operations are counted with: no more rows are asked for than there are. */
    private record Counted(WorkMeter meter, List<float[]> queries, int k) {}

    /**
     * Loads the documents into a new schema.
     *
     * @param file the file store, each query asked once over all sessions
     */
    static GateSession load(PostgresServer server, GateData data, VectorStore file) {
        int dimension = data.dataset().info().dimension();
        VectorSpace space = new VectorSpace(server.newSchema(), dimension);
        String reference = server.newSchema();
        ReferenceScan.create(server.connection(), reference);
        PgVectorDatabase database = PgVectorDatabase.open(server.connection(), space, PoolSettings.defaults());
        try {
            PgVectorStore store =
                    database.store(data.collection(), new VectorsOnly(dimension), new SearchSettings.ExactSearch());
            store.addEmbedded(data.documents());
            database.analyze();
            Subjects subjects = new Subjects(
                    data.dataset(),
                    data.queries(),
                    file,
                    database,
                    store,
                    data.documents().stream()
                            .map(document -> document.document().id())
                            .collect(Collectors.toUnmodifiableSet()));
            List<SearchRequest> requests = subjects.queries().stream()
                    .map(query -> SearchRequest.of(query.vector(), Gate.K))
                    .toList();
            return new GateSession(
                    database,
                    new EvidenceCollector(subjects, Gate.K),
                    new LatencyTurns(
                            new LatencyTurns.Target(server.connection(), space, data.collection(), reference),
                            requests),
                    counted(new WorkMeter(server.connection(), space, data.collection()), data));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Counted counted(WorkMeter meter, GateData data) {
        List<float[]> queries =
                data.queries().stream().map(query -> query.vector()).toList();
        return new Counted(meter, queries, Math.min(Gate.K, data.documents().size()));
    }

    ServerInfo serverInfo() {
        return database.serverInfo();
    }

    /** Builds an index in place of the present one. */
    BuiltIndex build(IndexSpec spec) {
        return database.indexes().build(spec);
    }

    /** Asks every query once of the index that is in place. */
    Evidence ask(IndexSpec spec, SearchSettings settings) {
        return evidence.collect(spec, settings);
    }

    /** Times one turn on the index that is in place. */
    LatencyTurns.Timed time(SearchSettings settings, UnaryOperator<PairedSearches.Searching> around, long seed) {
        return turns.time(settings, around, seed);
    }

    /** Counts what single operations make client and server do, on the index that is in place; it is changed a little. */
    List<OperationCount> count(SearchSettings settings) {
        return counted.meter().count(settings, counted.queries(), counted.k());
    }

    /** Drops the schema. */
    @Override
    public void close() {
        database.dropSchema();
        database.close();
    }
}
