package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The schemas Touchstone made on a server, to be dropped by it. */
final class Schemas {
    /** Ends what still works in a schema, such as an index build that was interrupted, so that it can be dropped. */
    private static final String END_WORK = """
            select pg_terminate_backend(lock.pid)
            from pg_locks lock
            join pg_class relation on relation.oid = lock.relation
            join pg_namespace namespace on namespace.oid = relation.relnamespace
            join pg_stat_activity activity on activity.pid = lock.pid
            where namespace.nspname = '%s' and activity.usename = current_user and lock.pid <> pg_backend_pid()
            """;

    private final ConnectionSettings connection;
    private final Supplier<String> names;
    private final List<String> created = new ArrayList<>();

    Schemas(ConnectionSettings connection, Supplier<String> names) {
        this.connection = connection;
        this.names = names;
    }

    synchronized String create() {
        String name = names.get();
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(name + " is no name for a schema");
        }
        Sql.execute(connection, "create schema " + name);
        created.add(name);
        return name;
    }

    synchronized void dropAll() {
        for (Iterator<String> rest = created.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            drop(name);
            rest.remove();
        }
    }

    private void drop(String name) {
        try {
            Sql.execute(
                    connection,
                    "set lock_timeout = '20s'",
                    END_WORK.formatted(name),
                    "drop schema if exists " + name + " cascade");
        } catch (UnavailableException e) {
            throw new UnavailableException(
                    "the schema " + name + " is still on the server (" + e.getMessage() + "); run DROP SCHEMA " + name
                            + " CASCADE",
                    e);
        }
    }
}
