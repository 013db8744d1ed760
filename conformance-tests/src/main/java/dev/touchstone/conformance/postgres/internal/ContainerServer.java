package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Causes;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container started for this JVM alone. */
public final class ContainerServer implements PostgresServer {
    private static final String NAME = "touchstone";
    private static final long SHARED_MEMORY_BYTES = 2L << 30;

    private final PostgreSQLContainer<?> container;
    private final ConnectionSettings connection;
    private final String description;
    private final Schemas schemas;
    private final String schema;

    private ContainerServer(PostgreSQLContainer<?> container, Supplier<String> names) {
        this.container = container;
        this.connection = new ConnectionSettings(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                NAME,
                NAME,
                container.getPassword());
        Sql.execute(connection, "create extension if not exists vector");
        this.description = "container: " + ServerVersions.read(connection).orElseThrow();
        this.schemas = new Schemas(connection, names);
        this.schema = schemas.create();
    }

    /**
     * Starts a container from the pinned image; it ends with this JVM, however that ends.
     *
     * @throws UnavailableException if the image cannot be had or the server does not start
     */
    public static ContainerServer start(Versions versions, Supplier<String> names) {
        PostgreSQLContainer<?> container = container(versions);
        try {
            container.start();
            return new ContainerServer(container, names);
        } catch (RuntimeException e) {
            container.stop();
            throw new UnavailableException(
                    "the container image " + versions.image() + " does not start (" + Causes.of(e)
                            + "); pull it by hand, or use --postgres embedded",
                    e);
        }
    }

    private static PostgreSQLContainer<?> container(Versions versions) {
        List<String> words = new ArrayList<>(List.of("postgres"));
        new ServerTuning(Machine.tuning().memoryBytes(), SHARED_MEMORY_BYTES)
                .settings()
                .forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        DockerImageName image = DockerImageName.parse(versions.image()).asCompatibleSubstituteFor("postgres");
        return new PostgreSQLContainer<>(image)
                .withDatabaseName(NAME)
                .withUsername(NAME)
                .withPassword(Account.generate().password())
                .withSharedMemorySize(SHARED_MEMORY_BYTES)
                .withCommand(words.toArray(String[]::new));
    }

    @Override
    public ConnectionSettings connection() {
        return connection;
    }

    @Override
    public PostgresSource source() {
        return PostgresSource.CONTAINER;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String newSchema() {
        return schemas.create();
    }

    @Override
    public void close() {
        container.stop();
    }
}
