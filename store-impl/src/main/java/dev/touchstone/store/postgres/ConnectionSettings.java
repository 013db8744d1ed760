package dev.touchstone.store.postgres;

import java.util.Objects;

/**
 * Where a PostgreSQL database is and how to log in; {@code toString} hides the password.
 *
 * @param host name or address of the server
 * @param port TCP port, 1 to 65535
 * @param database name of the database
 * @param user role to log in as
 * @param password its password; empty where the server asks for none
 */
public record ConnectionSettings(String host, int port, String database, String user, String password) {
    public ConnectionSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** Returns the JDBC address, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + host + ":" + port + "/" + database + ", password hidden]";
    }
}
