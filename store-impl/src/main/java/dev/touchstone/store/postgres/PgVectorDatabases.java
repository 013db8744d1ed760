package dev.touchstone.store.postgres;

import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Databases opened as users need them, one pool each and bounded in number: the one unused for longest is closed for
 * the next, never one that is leased.
 */
public final class PgVectorDatabases implements AutoCloseable {
    private final DatabaseResolver resolver;
    private final Function<ConnectionSettings, PgVectorDatabase> opener;
    private final int maximum;

    /** Least recently leased first; guarded by this object. */
    private final Map<ConnectionSettings, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private boolean closed;

    /** A database that is or will be open; {@code leases} is guarded by the map's owner, the database by the entry. */
    private static final class Entry {
        private int leases;
        private PgVectorDatabase database;

        synchronized PgVectorDatabase open(
                ConnectionSettings settings, Function<ConnectionSettings, PgVectorDatabase> by) {
            if (database == null) {
                database = by.apply(settings);
            }
            return database;
        }

        synchronized void close() {
            if (database != null) {
                database.close();
                database = null;
            }
        }
    }

    /**
     * Opens nothing yet.
     *
     * @param resolver finds a user's database
     * @param opener opens one, such as {@code settings -> PgVectorDatabase.open(settings, space, pool)}
     * @param maximum databases open at a time, 1 to 1000
     */
    public PgVectorDatabases(
            DatabaseResolver resolver, Function<ConnectionSettings, PgVectorDatabase> opener, int maximum) {
        this.resolver = Objects.requireNonNull(resolver, "resolver");
        this.opener = Objects.requireNonNull(opener, "opener");
        this.maximum = maximum;
        if (maximum < 1 || maximum > 1000) {
            throw new InvalidInputException("maximum_databases is " + maximum + "; it must lie in 1 to 1000");
        }
    }

    /**
     * Returns the user's database, opened if need be.
     *
     * @throws VectorStoreException if it cannot be opened, or if as many as may be open are all leased
     */
    public DatabaseLease lease(String userId) {
        ConnectionSettings settings = resolver.resolve(userId);
        Entry entry = reserve(settings);
        try {
            return new DatabaseLease(entry.open(settings, opener), () -> giveBack(entry));
        } catch (RuntimeException e) {
            abandon(settings, entry);
            throw e;
        }
    }

    private synchronized Entry reserve(ConnectionSettings settings) {
        if (closed) {
            throw new VectorStoreException("the databases are closed; open them again");
        }
        Entry entry = entries.get(settings);
        if (entry == null) {
            makeRoom();
            entry = new Entry();
            entries.put(settings, entry);
        }
        entry.leases++;
        return entry;
    }

    private void makeRoom() {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (entries.size() >= maximum) {
            if (!oldestFirst.hasNext()) {
                throw new VectorStoreException(
                        "all " + maximum + " databases that may be open are in use; raise maximum_databases");
            }
            Entry entry = oldestFirst.next();
            if (entry.leases == 0) {
                entry.close();
                oldestFirst.remove();
            }
        }
    }

    private synchronized void giveBack(Entry entry) {
        entry.leases--;
        if (closed && entry.leases == 0) {
            entry.close();
        }
    }

    /** A database that would not open must not take another's place. */
    private synchronized void abandon(ConnectionSettings settings, Entry entry) {
        giveBack(entry);
        if (entry.leases == 0) {
            entry.close();
            entries.remove(settings, entry);
        }
    }

    /** Returns how many databases are open or being opened. */
    public synchronized int size() {
        return entries.size();
    }

    /** Closes what is not leased; a leased database is closed when it is given back. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.leases == 0) {
                entry.close();
                all.remove();
            }
        }
    }
}
