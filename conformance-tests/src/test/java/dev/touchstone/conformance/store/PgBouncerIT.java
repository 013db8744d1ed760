package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.conformance.fault.LocalProgram;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a transaction-mode pooler, four clients share two server connections and must not notice. */
@PostgresTest
class PgBouncerIT {
    private static final int CLIENTS = 4;

    @TempDir
    Path folder;

    private Process bouncer;
    private VectorSpace space;
    private ConnectionSettings pooled;

    @BeforeEach
    void start(TestDatabase database) throws Exception {
        assumeTrue(LocalProgram.exists("pgbouncer"), "needs pgbouncer; install Debian's package");
        ConnectionSettings direct = database.connection();
        space = new VectorSpace(database.newSchema(), Fixtures.DIMENSION);
        try (PgVectorDatabase migrated =
                PgVectorDatabase.open(direct, space, PoolSettings.defaults().withMaximumSize(1))) {
            Fixtures.exact(migrated, "others").addEmbedded(Fixtures.clustered(2_000, 9));
            migrated.indexes().build(new IndexSpec.Hnsw(16, 64));
            migrated.analyze();
        }
        int port = LocalProgram.freePort();
        configure(new LocalProgram(folder), direct, port);
        // PgBouncer before 1.21 forgets whose prepared statements are whose, so the driver must make none
        pooled = new ConnectionSettings(
                "127.0.0.1",
                port,
                direct.database(),
                direct.user(),
                direct.password(),
                Map.of("prepareThreshold", "0"));
    }

    private void configure(LocalProgram programs, ConnectionSettings direct, int port)
            throws IOException, InterruptedException {
        programs.write("users.txt", "\"" + direct.user() + "\" \"" + direct.password() + "\"");
        Path configuration = programs.write(
                "pgbouncer.ini",
                "[databases]",
                "* = host=" + direct.host() + " port=" + direct.port(),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = scram-sha-256",
                "auth_file = " + folder.resolve("users.txt"),
                "pool_mode = transaction",
                "default_pool_size = 2",
                "ignore_startup_parameters = extra_float_digits");
        bouncer = programs.start(folder.resolve("bouncer.log"), "pgbouncer", configuration.toString());
        awaitListening(port);
    }

    private void awaitListening(int port) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            assertThat(bouncer.isAlive()).as(() -> "pgbouncer ended: " + log()).isTrue();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("pgbouncer does not listen: " + log());
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("bouncer.log"));
        } catch (IOException e) {
            return "no log";
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (bouncer != null) {
            bouncer.destroy();
            bouncer.waitFor();
        }
    }

    @Test
    void keepsUsersApartWhereServerConnectionsAreSharedBetweenTransactions() throws Exception {
        try (PgVectorDatabase database =
                PgVectorDatabase.open(pooled, space, PoolSettings.defaults().withMaximumSize(CLIENTS))) {
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int client = 1; client <= CLIENTS; client++) {
                    int own = client;
                    running.add(threads.submit(() -> work(database, own)));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static void work(PgVectorDatabase database, int client) {
        PgVectorStore store = Fixtures.store(database, "client " + client, HnswSearch.of(40 + client));
        for (int round = 1; round <= 12; round++) {
            List<String> ids = store.addEmbedded(Fixtures.clustered(round % 2 == 0 ? 50 : client, round));
            assertThat(store.search(query(100))).hasSize(ids.size());
            assertThat(store.search(query(1))).hasSize(1);
            store.delete(ids);
            assertThat(store.getCollectionStats().documentCount()).isZero();
        }
    }
}
