package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.fault.PrivateServer;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.conformance.wire.TrafficCounter;
import dev.touchstone.conformance.wire.TrafficCounter.Traffic;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.BuildSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 20,000 documents of 768 dimensions, 400 characters and four metadata fields, on a server that nobody has tuned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultServerIT {
    private static final int DOCUMENTS = 20_000;
    private static final int DIMENSION = 768;
    private static final int K = 10;
    private static final String USER = "bench";

    /** The driver prepares at the fifth execution and asks for binary results from the next one on. */
    private static final int PREPARING = 12;

    private static final int COUNTED = 20;

    private final VectorCloud cloud = new VectorCloud(DIMENSION, 100);
    private final VectorSpace space = new VectorSpace("untuned", DIMENSION);
    private PrivateServer server;
    private PgVectorDatabase database;

    @BeforeAll
    void load(@TempDir Path folder) {
        server = PrivateServer.start(folder);
        database = PgVectorDatabase.open(server.connection(), space, PoolSettings.defaults());
        Fixtures.exact(database, USER)
                .addStream(
                        IntStream.range(0, DOCUMENTS).mapToObj(this::document).iterator(), id -> {});
        database.indexes().build(new IndexSpec.Hnsw(16, 32), new BuildSettings(OptionalInt.of(128), OptionalInt.of(1)));
        database.analyze();
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private EmbeddedDocument document(int number) {
        Map<String, Object> metadata = Map.of(
                "source",
                "document-" + number % 100,
                "page",
                number % 37,
                "language",
                number % 3 == 0 ? "de" : "en",
                "reviewed",
                number % 2 == 0);
        String text = (number + " lorem ipsum dolor sit amet ").repeat(16).substring(0, 400);
        return new EmbeddedDocument(Document.of(text, metadata), cloud.vector(number));
    }

    private SearchRequest query(int number) {
        return SearchRequest.of(cloud.vector(1_000_000L + number), K);
    }

    @Test
    void isAServerWithTheDefaultsThatMislead() {
        assertThat(database.serverInfo().settings())
                .containsEntry("random_page_cost", "4")
                .containsEntry("shared_buffers", "128MB")
                .containsEntry("effective_cache_size", "4GB");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100, 200})
    void takesTheIndexAtEveryExecution(int efSearch) {
        PgVectorStore store = Fixtures.store(database, USER, HnswSearch.of(efSearch));
        assertThat(store.observePlans(query(1), PREPARING)).hasSize(PREPARING).allSatisfy(plan -> {
            assertThat(plan.usesVectorIndex()).isTrue();
            assertThat(plan.settings()).containsEntry("hnsw.ef_search", Integer.toString(efSearch));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100})
    void makesOneRoundTripOfFewBytesASearch(int efSearch) {
        ConnectionSettings direct = server.connection();
        TrafficCounter counter = new TrafficCounter();
        try (Relay relay = Relay.start(direct.host(), direct.port(), counter);
                PgVectorDatabase relayed = PgVectorDatabase.open(
                        through(relay, direct), space, PoolSettings.defaults().withMaximumSize(1))) {
            PgVectorStore store = Fixtures.store(relayed, USER, HnswSearch.of(efSearch));
            search(store, PREPARING);
            Traffic before = counter.traffic();
            search(store, COUNTED);
            Traffic counted = counter.traffic().since(before);
            assertThat(counted.roundTrips()).isEqualTo(COUNTED);
            assertThat(counted.bytesSent()).isBetween(COUNTED * 4L * DIMENSION, COUNTED * 3_500L);
            assertThat(counted.bytesReceived()).isBetween(COUNTED * 400L * K, COUNTED * 5_500L);
            assertThat(store.exactFallbacks()).isZero();
        }
    }

    private static ConnectionSettings through(Relay relay, ConnectionSettings direct) {
        return new ConnectionSettings("127.0.0.1", relay.port(), direct.database(), direct.user(), direct.password());
    }

    private void search(PgVectorStore store, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(store.search(query(i))).hasSize(K);
        }
    }
}
