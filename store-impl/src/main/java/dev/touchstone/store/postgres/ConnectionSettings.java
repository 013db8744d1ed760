package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and how to log in; {@code toString} hides the password.
 *
 * @param host name or address of the server
 * @param port TCP port, 1 to 65535
 * @param database name of the database
 * @param user role to log in as
 * @param password its password; empty where the server asks for none
 * @param driverProperties further properties of the JDBC driver, such as {@code sslmode}, by name
 */
public record ConnectionSettings(
        String host, int port, String database, String user, String password, Map<String, String> driverProperties) {
    public ConnectionSettings {
        requireGiven("host", host);
        requireGiven("database", database);
        requireGiven("user", user);
        Objects.requireNonNull(password, "password");
        driverProperties = Map.copyOf(driverProperties);
        if (port < 1 || port > 65_535) {
            throw new InvalidInputException("the PostgreSQL port is " + port + "; it must lie in 1 to 65535");
        }
    }

    /** Settings without further driver properties. */
    public ConnectionSettings(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, Map.of());
    }

    /**
     * Reads {@code DATABASE_URL}, or else {@code POSTGRES_HOST}, {@code POSTGRES_PORT}, {@code POSTGRES_DB},
     * {@code POSTGRES_USER} and {@code POSTGRES_PASSWORD}.
     *
     * @return empty where neither {@code DATABASE_URL} nor {@code POSTGRES_HOST} is set
     * @throws InvalidInputException naming the variable that cannot be used, never its secrets
     */
    public static Optional<ConnectionSettings> fromEnvironment(Map<String, String> environment) {
        return ConnectionEnvironment.read(environment);
    }

    /** Returns the JDBC address, without user, password and properties. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * Opens a connection outside any pool, with nothing of the store in it; the caller closes it.
     *
     * @throws InvalidInputException if the driver has no such property
     */
    public Connection connect() throws SQLException {
        return DriverDataSource.of(this).getConnection();
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + host + ":" + port + "/" + database + ", password hidden]";
    }

    private static void requireGiven(String what, String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidInputException("the PostgreSQL " + what + " is empty");
        }
    }
}
