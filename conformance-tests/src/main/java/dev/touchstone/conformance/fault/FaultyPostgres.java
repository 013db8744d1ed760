package dev.touchstone.conformance.fault;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.wire.Relay;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.TimeLimits;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/** The PostgreSQL store over a server of its own, which may be killed, with a relay between the two. */
public final class FaultyPostgres implements StoreUnderTest, Faults {
    private static final String SCHEMA = "faulty";
    private static final int DISK_MEBIBYTES = 48;
    private static final String TOO_MANY = "53300";

    private final PrivateServer server;
    private final Optional<SmallDisk> disk;
    private final Wire wire = new Wire();
    private final Relay relay;
    private final PgVectorDatabase database;
    private final EmbeddingModel model;
    private final AtomicInteger users = new AtomicInteger();

    /**
     * Starts the server and opens the store over it.
     *
     * @param folder an empty folder
     * @param model embeds texts
     */
    public FaultyPostgres(Path folder, EmbeddingModel model) {
        this.model = model;
        this.server = PrivateServer.start(
                folder, "max_connections = 16", "superuser_reserved_connections = 3", "shared_buffers = 32MB");
        this.disk = SmallDisk.mount(folder.resolve("small"), DISK_MEBIBYTES);
        disk.ifPresent(small -> small.holdDocumentsOf(server));
        ConnectionSettings direct = server.connection();
        this.relay = Relay.start(direct.host(), direct.port(), wire);
        ConnectionSettings relayed =
                new ConnectionSettings("127.0.0.1", relay.port(), direct.database(), direct.user(), direct.password());
        this.database = PgVectorDatabase.open(
                relayed,
                new VectorSpace(SCHEMA, model.dimension()),
                PoolSettings.defaults().withMaximumSize(3).withConnectionTimeout(Duration.ofSeconds(1)),
                DatabaseOptions.none().withLimits(TimeLimits.defaults().withLock(Duration.ofMillis(300))));
    }

    @Override
    public String name() {
        return "PostgreSQL store, a server of its own that may be killed";
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.EXACT_SEARCH, Capability.FAULTS);
    }

    @Override
    public Faults faults() {
        return this;
    }

    @Override
    public CollectionId freshId() {
        return CollectionId.ofUser("user " + users.incrementAndGet());
    }

    @Override
    public VectorStore open(CollectionId id) {
        return database.store(id, model, new SearchSettings.ExactSearch());
    }

    @Override
    public Wire wire() {
        return wire;
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void restart() {
        server.stop();
        server.start();
    }

    @Override
    public Fault lock() {
        try {
            Connection connection = connect(server.superuser());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + SCHEMA + ".vector_documents in access exclusive mode");
            }
            return () -> close(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Fault fillDisk() {
        return disk.orElseThrow(() -> new TestAbortedException("needs a small disk: mounting a tmpfs takes root"))
                .fill();
    }

    @Override
    public Fault takeConnections() {
        wire.dead(true);
        relay.cut();
        List<Connection> taken = new ArrayList<>();
        while (takeAll(taken)) {
            Thread.onSpinWait(); // sessions whose client is gone end one after the other
        }
        wire.dead(false);
        return () -> taken.forEach(FaultyPostgres::close);
    }

    /** Takes connections until the server refuses one, and returns whether the stores still have any. */
    private boolean takeAll(List<Connection> taken) {
        try {
            while (true) {
                taken.add(connect(server.connection()));
            }
        } catch (SQLException e) {
            if (!TOO_MANY.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
            return taken.size() < 16 - 3;
        }
    }

    private static Connection connect(ConnectionSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        relay.close();
        server.close();
        disk.ifPresent(SmallDisk::close);
    }
}
