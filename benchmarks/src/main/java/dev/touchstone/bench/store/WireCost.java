package dev.touchstone.bench.store;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.conformance.wire.TrafficCounter;
import dev.touchstone.conformance.wire.TrafficCounter.Traffic;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** Counts what one search sends and receives, once its statement is prepared on the server. */
public final class WireCost {
    /** The driver prepares at the fifth execution and asks for binary results from the next one on. */
    private static final int PREPARING = 12;

    private static final int COUNTED = 100;

    private final ConnectionSettings connection;
    private final VectorSpace space;
    private final CollectionId collection;

    /**
     * @param collection a collection that holds documents
     */
    public WireCost(ConnectionSettings connection, VectorSpace space, CollectionId collection) {
        this.connection = connection;
        this.space = space;
        this.collection = collection;
    }

    /** Searches one query after the other and returns round trips and bytes a search. */
    public List<Measurement> measure(SearchSettings settings, List<float[]> queries, Map<String, String> cell) {
        TrafficCounter counter = new TrafficCounter();
        try (Relay relay = Relay.start(connection.host(), connection.port(), counter);
                PgVectorDatabase database = PgVectorDatabase.open(
                        through(relay), space, PoolSettings.defaults().withMaximumSize(1))) {
            PgVectorStore store = database.store(collection, new VectorsOnly(space.dimension()), settings);
            search(store, queries, PREPARING);
            Traffic before = counter.traffic();
            search(store, queries, COUNTED);
            Traffic counted = counter.traffic().since(before);
            return List.of(
                    Measurement.of(Metrics.STORE_ROUND_TRIPS, cell, each(counted.roundTrips()), COUNTED),
                    Measurement.of(Metrics.STORE_SENT, cell, each(counted.bytesSent()), COUNTED),
                    Measurement.of(Metrics.STORE_RECEIVED, cell, each(counted.bytesReceived()), COUNTED));
        }
    }

    private static double each(long total) {
        return (double) total / COUNTED;
    }

    private ConnectionSettings through(Relay relay) {
        return new ConnectionSettings(
                InetAddress.getLoopbackAddress().getHostAddress(),
                relay.port(),
                connection.database(),
                connection.user(),
                connection.password());
    }

    private static void search(PgVectorStore store, List<float[]> queries, int times) {
        for (int i = 0; i < times; i++) {
            store.search(SearchRequest.of(queries.get(i % queries.size()), StoreBenchSettings.K));
        }
    }
}
