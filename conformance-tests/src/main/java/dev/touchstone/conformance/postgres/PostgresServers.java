package dev.touchstone.conformance.postgres;

import java.util.Map;
import java.util.Optional;

/** Opens PostgreSQL from the source that was asked for, or else the first that is there. */
public final class PostgresServers {
    /** The variable that names the source. */
    public static final String VARIABLE = "TOUCHSTONE_POSTGRES";

    private final Map<String, String> environment;

    public PostgresServers(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns the source that {@link #open} would use: the wanted one, else what {@code TOUCHSTONE_POSTGRES} names, else
     * url, container or embedded, the first that is there.
     */
    public PostgresSource choose(Optional<PostgresSource> wanted) {
        String named = environment.getOrDefault(VARIABLE, "");
        return wanted.orElseGet(() -> PostgresSource.parse(VARIABLE, named));
    }

    /**
     * Downloads and builds what {@link #open} will need, once; does nothing where it is there already.
     *
     * @throws PostgresUnavailableException naming what is missing and the remedy
     */
    public void provision(Optional<PostgresSource> wanted, ProvisioningListener listener) {
        listener.step(choose(wanted).label(), 0, 1);
    }

    /**
     * Opens a server; downloads nothing from Debian and builds nothing.
     *
     * @throws PostgresUnavailableException naming what is missing and the remedy
     */
    public PostgresServer open(Optional<PostgresSource> wanted) {
        return Optional.<PostgresServer>empty()
                .orElseThrow(() ->
                        new PostgresUnavailableException("no " + choose(wanted).label() + " server yet"));
    }
}
