package dev.touchstone.conformance.postgres;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.internal.ContainerServer;
import dev.touchstone.conformance.postgres.internal.DockerEngine;
import dev.touchstone.conformance.postgres.internal.EmbeddedServer;
import dev.touchstone.conformance.postgres.internal.Provisioning;
import dev.touchstone.conformance.postgres.internal.SchemaNames;
import dev.touchstone.conformance.postgres.internal.UrlServer;
import dev.touchstone.conformance.postgres.internal.Versions;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens PostgreSQL from the source that was asked for, or else the first that is there. */
public final class PostgresServers {
    /** The variable that names the source. */
    public static final String VARIABLE = "TOUCHSTONE_POSTGRES";

    private final Map<String, String> environment;
    private final Versions versions;
    private final Supplier<String> schemaNames;

    /**
     * Prepares to open servers; touches nothing yet.
     *
     * @param environment variables that name the source, the server and the cache folder
     */
    public PostgresServers(Map<String, String> environment) {
        this(environment, new SchemaNames(Clock.systemUTC(), new SecureRandom()));
    }

    PostgresServers(Map<String, String> environment, Supplier<String> schemaNames) {
        this.environment = Map.copyOf(environment);
        this.versions = Versions.pinned();
        this.schemaNames = schemaNames;
    }

    /**
     * Returns the source that {@link #open} would use: the wanted one, else what {@code TOUCHSTONE_POSTGRES} names, else
     * url, container or embedded, the first that is there.
     *
     * @throws UnavailableException if the variable names no source
     */
    public PostgresSource choose(Optional<PostgresSource> wanted) {
        if (wanted.isPresent()) {
            return wanted.get();
        }
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return PostgresSource.parse(VARIABLE, named);
        }
        if (namesServer(environment)) {
            return PostgresSource.URL;
        }
        return DockerEngine.answers(environment) ? PostgresSource.CONTAINER : PostgresSource.EMBEDDED;
    }

    /** Whether the environment names a server that runs already. */
    static boolean namesServer(Map<String, String> environment) {
        return !environment.getOrDefault("DATABASE_URL", "").isEmpty()
                || !environment.getOrDefault("POSTGRES_HOST", "").isEmpty();
    }

    /**
     * Returns how to reach the server that the environment names, once it has answered and has pgvector; touches nothing on
     * it. Empty where Touchstone would start a server itself.
     *
     * @throws UnavailableException if it cannot be reached or its database lacks pgvector
     */
    public Optional<ConnectionSettings> lent(Optional<PostgresSource> wanted) {
        if (choose(wanted) != PostgresSource.URL) {
            return Optional.empty();
        }
        ConnectionSettings connection = named();
        UrlServer.requireUsable(connection);
        return Optional.of(connection);
    }

    /**
     * Downloads and builds what {@link #open} will need, once; does nothing where it is there already.
     *
     * @throws UnavailableException naming what is missing and the remedy
     */
    public void provision(Optional<PostgresSource> wanted, ProvisioningListener listener) {
        PostgresSource source = choose(wanted);
        if (source == PostgresSource.EMBEDDED) {
            new Provisioning(home(), versions, environment, listener).run();
        } else {
            listener.step("PostgreSQL from " + source.label() + " needs no provisioning", 1, 1);
        }
    }

    /**
     * Opens a server; downloads nothing from Debian and builds nothing.
     *
     * @throws UnavailableException naming what is missing and the remedy
     * @throws dev.touchstone.store.InvalidInputException naming the variable that describes no server
     */
    public PostgresServer open(Optional<PostgresSource> wanted) {
        return switch (choose(wanted)) {
            case URL -> UrlServer.open(named(), schemaNames);
            case CONTAINER -> openContainer();
            case EMBEDDED -> EmbeddedServer.start(home(), versions, schemaNames);
        };
    }

    /**
     * Starts an embedded server with some settings other than Touchstone's own, such as {@code shared_buffers}.
     *
     * @throws UnavailableException naming what is missing and the remedy
     */
    public PostgresServer startEmbedded(Map<String, String> settings) {
        return EmbeddedServer.start(home(), versions, schemaNames, settings);
    }

    private PostgresServer openContainer() {
        if (!DockerEngine.answers(environment)) {
            throw new UnavailableException("no Docker engine answers; start one, or use --postgres embedded or url");
        }
        return ContainerServer.start(versions, schemaNames);
    }

    private ConnectionSettings named() {
        return ConnectionSettings.fromEnvironment(environment)
                .orElseThrow(() -> new UnavailableException(
                        "no server is named; set DATABASE_URL or POSTGRES_HOST, or use --postgres embedded"));
    }

    private TouchstoneHome home() {
        return TouchstoneHome.fromEnvironment(environment);
    }
}
