package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Causes;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container started for this JVM alone. */
public final class ContainerServer extends OpenServer {
    private static final String NAME = "touchstone";
    private static final long SHARED_MEMORY_BYTES = 2L << 30;

    private final PostgreSQLContainer<?> container;

    private ContainerServer(
            PostgreSQLContainer<?> container, ConnectionSettings connection, String versions, Supplier<String> names) {
        super(PostgresSource.CONTAINER, connection, versions, new Schemas(connection, names));
        this.container = container;
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
            ConnectionSettings connection = new ConnectionSettings(
                    container.getHost(),
                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    NAME,
                    NAME,
                    container.getPassword());
            Sql.execute(connection, "create extension if not exists vector");
            String found = ServerVersions.read(connection).orElseThrow();
            return new ContainerServer(container, connection, found, names);
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
    public void close() {
        container.stop();
    }
}
