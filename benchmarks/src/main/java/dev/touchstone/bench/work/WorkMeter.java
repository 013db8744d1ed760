package dev.touchstone.bench.work;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.report.tune.OperationWork;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.work.OperationCount;
import dev.touchstone.report.work.WorkBudget;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Counts what single operations make client and server do, on one connection once its statements are prepared.
 *
 * <p>Bytes, round trips and statements are counted on the wire. Pages and tuples are the server's own counters of the
 * space's relations, to which a session has added all it did once it has ended; every kind of operation therefore has a
 * session of its own. What else goes over the wire or into the server's log now and then is outvoted by the median of
 * several batches.
 */
public final class WorkMeter {
    private static final int OPERATIONS = WorkCounting.OPERATIONS;

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

    /** Searches, adds and deletes one document after another and returns what could be counted of each. */
    public List<OperationWork> measure(Setting setting, SearchSettings search, List<float[]> queries, int k) {
        return count(search, queries, k).stream()
                .map(count -> new OperationWork(count.operation(), setting, new WorkBudget(count.counted())))
                .toList();
    }

    /**
     * Searches, adds and deletes one document after another and returns what each came to, figure by figure.
     *
     * @param k rows asked for, at most as many as the collection holds
     */
    public List<OperationCount> count(SearchSettings search, List<float[]> queries, int k) {
        List<EmbeddedDocument> documents = documents(queries);
        return List.of(
                count(
                        "search",
                        search,
                        (store, i) -> store.search(SearchRequest.of(queries.get(i % queries.size()), k))),
                count("add", search, (store, i) -> store.addEmbedded(List.of(documents.get(i)))),
                count(
                        "delete",
                        search,
                        (store, i) ->
                                store.delete(List.of(documents.get(i).document().id()))));
    }

    private OperationCount count(String operation, SearchSettings search, BiConsumer<PgVectorStore, Integer> one) {
        OperationTap tap = new OperationTap();
        try (Relay relay = Relay.start(server.host(), server.port(), tap);
                Observer observer = Observer.open(server, space.schema())) {
            WorkCounting counting = new WorkCounting(tap, observer);
            try (PgVectorDatabase database = PgVectorDatabase.open(
                    through(relay, observer), space, PoolSettings.defaults().withMaximumSize(1))) {
                PgVectorStore store = database.store(collection, new VectorsOnly(space.dimension()), search);
                counting.run(i -> one.accept(store, i));
            }
            return new OperationCount(operation, counting.figures());
        } catch (SQLException e) {
            throw new BenchmarkFailedException("the server's counters cannot be read: " + e.getMessage(), e);
        }
    }

    /** Documents of vectors that differ, since an index keeps equal ones as one. */
    private static List<EmbeddedDocument> documents(List<float[]> vectors) {
        return IntStream.range(0, OPERATIONS)
                .mapToObj(i -> new EmbeddedDocument(
                        new Document("counted-" + i, "a document to count", Map.of()), vector(vectors, i)))
                .toList();
    }

    private static float[] vector(List<float[]> vectors, int number) {
        float[] vector = vectors.get(number % vectors.size()).clone();
        if (number >= vectors.size()) {
            vector[number % vector.length] += 1;
        }
        return vector;
    }

    private ConnectionSettings through(Relay relay, Observer observer) {
        Map<String, String> properties = new TreeMap<>(server.driverProperties());
        properties.remove("application_name");
        properties.put("ApplicationName", observer.watched());
        properties.replace("sslmode", "verify-full", "verify-ca"); // the observer has checked the host itself
        return new ConnectionSettings(
                InetAddress.getLoopbackAddress().getHostAddress(),
                relay.port(),
                server.database(),
                server.user(),
                server.password(),
                properties);
    }
}
