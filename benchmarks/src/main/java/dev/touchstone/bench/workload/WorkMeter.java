package dev.touchstone.bench.workload;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.tune.OperationWork;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.WorkBudget;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Counts what single operations make client and server do, on one connection once its statements are prepared.
 *
 * <p>Bytes, round trips and statements are counted on the wire. Pages and tuples are the server's own counters of the
 * space's relations, which a session reports with the first transaction that ends a second after its last report.
 * What else goes over the wire or into the server's log now and then is outvoted by the median of several batches.
 */
public final class WorkMeter {
    /** The driver prepares at the fifth execution and asks for binary results from the next one on. */
    private static final int PREPARING = 12;

    private static final int BATCHES = 5;
    private static final int BATCH = 10;
    private static final int ALL = PREPARING + BATCHES * BATCH + 2;
    private static final long REPORT_INTERVAL_MILLIS = 1_100;

    private final ConnectionSettings server;
    private final VectorSpace space;
    private final CollectionId collection;

    /**
     * @param collection holds documents; those added are deleted again
     */
    public WorkMeter(ConnectionSettings server, VectorSpace space, CollectionId collection) {
        this.server = server;
        this.space = space;
        this.collection = collection;
    }

    /** Searches, adds and deletes one document after another and returns what each came to. */
    public List<OperationWork> measure(Setting setting, SearchSettings search, List<float[]> queries, int k) {
        OperationTap tap = new OperationTap();
        try (Relay relay = Relay.start(server.host(), server.port(), tap);
                Connection observer = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                PgVectorDatabase database = PgVectorDatabase.open(
                        through(relay), space, PoolSettings.defaults().withMaximumSize(1))) {
            PgVectorStore store = database.store(collection, new VectorsOnly(space.dimension()), search);
            Counting counting = new Counting(tap, observer, space.schema());
            List<EmbeddedDocument> documents = documents(queries);
            return List.of(
                    new OperationWork(
                            "search",
                            setting,
                            counting.of(i -> store.search(SearchRequest.of(queries.get(i % queries.size()), k)))),
                    new OperationWork("add", setting, counting.of(i -> store.addEmbedded(List.of(documents.get(i))))),
                    new OperationWork(
                            "delete",
                            setting,
                            counting.of(i -> store.delete(
                                    List.of(documents.get(i).document().id())))));
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the server's counters cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<EmbeddedDocument> documents(List<float[]> vectors) {
        return IntStream.range(0, ALL)
                .mapToObj(i -> new EmbeddedDocument(
                        new Document("counted-" + i, "a document to count", Map.of()), vectors.get(i % vectors.size())))
                .toList();
    }

    private ConnectionSettings through(Relay relay) {
        return new ConnectionSettings(
                InetAddress.getLoopbackAddress().getHostAddress(),
                relay.port(),
                server.database(),
                server.user(),
                server.password());
    }

    /** Runs one kind of operation and looks at all counters before and after. */
    private record Counting(OperationTap tap, Connection observer, String schema) {
        WorkBudget of(IntConsumer operation) throws SQLException {
            IntStream.range(0, PREPARING).forEach(operation);
            report(operation, PREPARING);
            ServerWork before = ServerWork.of(observer, schema);
            SortedMap<String, Double> budget = batches(operation);
            report(operation, ALL - 1);
            ServerWork counted = ServerWork.of(observer, schema).since(before);
            double operations = BATCHES * BATCH + 1.0;
            put(budget, TuneMetrics.BUFFERS_HIT, counted.hit() / operations);
            put(budget, TuneMetrics.BUFFERS_READ, counted.read() / operations);
            put(budget, TuneMetrics.TUPLES_SCANNED, counted.tuples() / operations);
            return new WorkBudget(budget);
        }

        /**
         * What is counted from batch to batch, as the median batch's share of an operation: the driver now and then also
         * closes what it no longer needs, and the log is everybody's.
         */
        private SortedMap<String, Double> batches(IntConsumer operation) throws SQLException {
            SortedMap<String, long[]> counted = new TreeMap<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                int first = PREPARING + 1 + batch * BATCH;
                long position = ServerWork.walPosition(observer);
                tap.restart();
                IntStream.range(first, first + BATCH).forEach(operation);
                note(counted, batch, TuneMetrics.BYTES_SENT, tap.traffic().bytesSent());
                note(counted, batch, TuneMetrics.BYTES_RECEIVED, tap.traffic().bytesReceived());
                note(counted, batch, TuneMetrics.ROUND_TRIPS, tap.traffic().roundTrips());
                note(counted, batch, TuneMetrics.STATEMENTS, tap.statements());
                note(counted, batch, TuneMetrics.WAL_BYTES, ServerWork.walPosition(observer) - position);
            }
            SortedMap<String, Double> budget = new TreeMap<>();
            counted.forEach((key, values) -> {
                Arrays.sort(values);
                budget.put(key, (double) values[BATCHES / 2] / BATCH);
            });
            return budget;
        }

        private static void note(SortedMap<String, long[]> counted, int batch, Metric metric, long value) {
            counted.computeIfAbsent(metric.key(), key -> new long[BATCHES])[batch] = value;
        }

        private static void put(SortedMap<String, Double> budget, Metric metric, double value) {
            budget.put(metric.key(), value);
        }

        /** One more operation, after which the session's counters are in the server's. */
        private static void report(IntConsumer operation, int number) {
            try {
                Thread.sleep(REPORT_INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchmarkFailedException("interrupted while counting work");
            }
            operation.accept(number);
        }
    }
}
