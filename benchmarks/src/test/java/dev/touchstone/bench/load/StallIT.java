package dev.touchstone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

@PostgresTest
class StallIT {
    private static final int DIMENSION = 16;
    private static final Duration STALL = Duration.ofMillis(100);
    private static final Duration LOAD = Duration.ofMillis(2_500);
    private static final TrafficMix MIX = new TrafficMix(0.8, 0.1, 0.1);

    private final ConnectionSettings server;
    private final VectorSpace space;

    StallIT(TestDatabase database) {
        this.server = database.connection();
        this.space = new VectorSpace(database.schema(), DIMENSION);
    }

    @Test
    void anOpenLoopShowsAServersStallsAndAClosedLoopHidesThem() throws Exception {
        List<float[]> vectors = vectors();
        try (PgVectorDatabase database =
                PgVectorDatabase.open(server, space, PoolSettings.defaults().withMaximumSize(8))) {
            List<PgVectorStore> users = IntStream.range(0, 20)
                    .mapToObj(user -> database.store(
                            CollectionId.ofUser("user" + user), new VectorsOnly(DIMENSION), new ExactSearch()))
                    .toList();
            users.forEach(user -> user.addEmbedded(vectors.stream()
                    .map(vector -> new EmbeddedDocument(Document.of("a document"), vector))
                    .toList()));
            Workload traffic = new StoreTraffic(users, vectors, new StoreTraffic.Settings(MIX, 10, "added", 1));
            ClosedLoop.run(traffic, Duration.ofSeconds(1));

            LoadResult open = whileStalling(() -> new OpenLoop(32, Duration.ofSeconds(1), Duration.ofSeconds(5))
                    .run(traffic, new Arrivals.Poisson(150, 2), LOAD));
            Histogram closed = whileStalling(() -> ClosedLoop.run(traffic, LOAD));

            // a tenth of the requests are due during a stall; the closed loop sends one of them a stall
            assertThat(open.failures()).isEmpty();
            assertThat(open.latency().getValueAtPercentile(99)).isGreaterThan(STALL.toNanos() / 2);
            assertThat(closed.getValueAtPercentile(99)).isLessThan(STALL.toNanos() / 2);
            assertThat(closed.getMaxValue()).isGreaterThan(STALL.toNanos() / 2);
        }
    }

    private static List<float[]> vectors() {
        Random random = new Random(1);
        return IntStream.range(0, 50)
                .mapToObj(i -> {
                    float[] vector = new float[DIMENSION];
                    for (int c = 0; c < DIMENSION; c++) {
                        vector[c] = (float) random.nextGaussian();
                    }
                    return vector;
                })
                .toList();
    }

    @FunctionalInterface
    private interface Measured<T> {
        T run() throws InterruptedException;
    }

    /** Runs something while another session locks the table for 100 ms out of each second. */
    private <T> T whileStalling(Measured<T> measured) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> stalls = thread.submit(() -> {
            stallEachSecond();
            return null;
        });
        try {
            T result = measured.run();
            assertThat(stalls.isDone()).as("the stalls went on to the end").isFalse();
            return result;
        } finally {
            thread.shutdownNow();
        }
    }

    private void stallEachSecond() throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                statement.execute("begin; lock table " + space.schema() + ".vector_documents in access exclusive mode;"
                        + " select pg_sleep(0.1); commit");
                Thread.sleep(900);
            }
        }
    }
}
