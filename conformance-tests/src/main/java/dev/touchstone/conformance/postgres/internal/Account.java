package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.store.postgres.ConnectionSettings;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who may log in to a server of ours: a superuser that sets it up, and an ordinary role that owns one database, as an
 * application would have.
 *
 * @param password the generated password of both
 */
record Account(String password) {
    private static final String SUPERUSER = "postgres";
    private static final String NAME = "touchstone";
    private static final String HOST = "127.0.0.1";
    private static final int PASSWORD_BYTES = 16;

    /** Generates a password that nobody else on the machine can guess; it also keeps us off another server's port. */
    static Account generate() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Account(HexFormat.of().formatHex(bytes));
    }

    /** Creates role, database and extension on a new server. */
    void create(int port) {
        Sql.execute(
                superuser(port, SUPERUSER),
                "create role " + NAME + " login createdb password '" + password + "'",
                "grant pg_monitor, pg_checkpoint to " + NAME,
                "create database " + NAME + " owner " + NAME);
        Sql.execute(superuser(port, NAME), "create extension vector");
    }

    ConnectionSettings connection(int port) {
        return new ConnectionSettings(HOST, port, NAME, NAME, password);
    }

    private ConnectionSettings superuser(int port, String database) {
        return new ConnectionSettings(HOST, port, database, SUPERUSER, password);
    }

    @Override
    public String toString() {
        return "Account[password hidden]";
    }
}
