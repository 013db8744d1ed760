package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.postgres.CollectionKeys.Lock;
import dev.touchstone.store.postgres.MigrationState.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A collection as a migration fills, reads and clears it. */
public final class MigrationTarget {
    private final Connections connections;
    private final SpaceNames names;
    private final CollectionId id;
    private final Protection protection;
    private final MigrationLedger ledger;
    private final MigratedRows rows;

    MigrationTarget(Connections shared, SpaceNames names, CollectionId id, Protection protection) {
        this.connections = shared.guardedBy(new RowGuard(id));
        this.names = names;
        this.id = id;
        this.protection = protection;
        this.ledger = new MigrationLedger(names, id);
        this.rows = new MigratedRows(connections, names, id, protection);
    }

    /** Enters a run that begins. */
    public void begin(MigrationState state, boolean registersKey) {
        connections.<Void>transact("beginning the migration of a store", connection -> {
            ledger.begin(connection, state, registersKey);
            return null;
        });
    }

    /** Whether the collection holds documents that this run did not insert. */
    public boolean hasOthers(UUID run) {
        String sql = "select exists (select" + rows.own() + " and migration_run is distinct from ?)";
        return connections.borrow("looking for documents", connection -> {
            try (PreparedStatement statement = rows.prepare(connection, sql)) {
                statement.setObject(3, run);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /**
     * Inserts the next documents in one transaction, together with the note of how far the run has come.
     *
     * <p>It does not wait for the disk: a server that dies may forget the last of these transactions with its note, never
     * one without the other, and {@link #finish} waits for all of them.
     *
     * @param from how far it had come
     * @param load where the documents come from, and how many at most
     * @return how far it has come
     */
    public Counts load(UUID run, Counts from, Load load) {
        return connections.transact("inserting documents", connection -> {
            protection.requireWritable(connection);
            dontWaitForTheDisk(connection);
            MigratedDocumentWriter writer = new MigratedDocumentWriter(names, id, run, protection);
            MigratedDocumentWriter.Written written = load.othersExist
                    ? writer.writeMissing(connection, load.source, load.maxRows)
                    : writer.write(connection, load.source, load.maxRows);
            Counts behind = load.source.behind();
            Counts to = new Counts(
                    behind.settled(),
                    from.inserted() + written.inserted(),
                    from.present() + written.present(),
                    behind.heldOut());
            ledger.advance(connection, run, from, to);
            return to;
        });
    }

    private static void dontWaitForTheDisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        }
    }

    /**
     * A part of a load.
     *
     * @param source where documents come from
     * @param maxRows documents a transaction, at least 1
     * @param othersExist whether some of them may be there already under their old id, and are left alone then
     */
    public record Load(MigrationSource source, int maxRows, boolean othersExist) {}

    /** Notes that a run has settled every entry. */
    public void finish(UUID run) {
        connections.<Void>transact("finishing the migration of a store", connection -> {
            ledger.finish(connection, run);
            return null;
        });
    }

    /**
     * Deletes every document that a run inserted and that nothing has replaced since, and forgets the run.
     *
     * @return how many they were
     */
    public long rollBack(UUID run) {
        return connections.transact("rolling the migration of a store back", connection -> {
            long deleted = delete(connection, run);
            if (ledger.remove(connection, run)) {
                new CollectionKeys(names).removeIfEmpty(connection, id);
            }
            return deleted;
        });
    }

    private long delete(Connection connection, UUID run) throws SQLException {
        String sql = "delete" + rows.own() + " and migration_run = ?";
        try (PreparedStatement statement = rows.prepare(connection, sql)) {
            statement.setObject(3, run);
            return statement.executeLargeUpdate();
        }
    }

    /** Returns how many documents the collection holds, and how many of them a run inserted. */
    public Holding holding(UUID run) {
        String sql = "select count(*), count(*) filter (where migration_run = ?)" + rows.own();
        return connections.borrow("counting documents", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, run);
                statement.setString(2, id.userId());
                statement.setString(3, id.collection());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Holding(row.getLong(1), row.getLong(2));
                }
            }
        });
    }

    /**
     * What a collection holds.
     *
     * @param documents all of them
     * @param ofRun those that the run inserted
     */
    public record Holding(long documents, long ofRun) {}

    /** Returns the documents with these ids, in no particular order. */
    public List<StoredDocument> byIds(List<String> ids) {
        return rows.byIds(ids);
    }

    /**
     * Returns the next documents in the order of insertion.
     *
     * @param position of the last document before them; 0 for the beginning
     */
    public List<StoredDocument> after(long position, int count) {
        return rows.after(position, count);
    }

    /** Whether a collection is registered as encrypted, looked up without registering it. */
    static boolean isRegistered(Connections connections, SpaceNames names, CollectionId id) {
        return connections.borrow(
                "looking a collection's key up",
                connection -> new CollectionKeys(names)
                        .find(connection, id, Lock.NONE)
                        .isPresent());
    }
}
