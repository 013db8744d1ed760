package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.internal.MetadataJson;
import dev.touchstone.store.postgres.CollectionKeys.Lock;
import dev.touchstone.store.postgres.CollectionKeys.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Moves a collection from the previous key to the current one, in place, a batch a transaction.
 *
 * <p>First the collection's row names both keys: from then on nothing is written under the old one. Each document names
 * the key it is under, so an interrupted rotation goes on where it was. The collection can be searched all the while by
 * stores that have both keys. The hashes stay, since the collection's own secret, which they are made with, does.
 */
final class KeyRotation {
    private static final int BATCH = 100;

    private final Connections connections;
    private final SpaceNames names;
    private final CollectionKeys table;
    private final KeyRings rings;

    KeyRotation(Connections connections, SpaceNames names, KeyRings rings) {
        this.connections = connections;
        this.names = names;
        this.table = new CollectionKeys(names);
        this.rings = rings;
    }

    /** Rotates, tells the number of documents done after each batch, and returns it at the end. */
    long rotate(CollectionId id, LongConsumer progress) {
        KeyRing keys = rings.of(id.userId());
        if (!begin(id, keys)) {
            return 0;
        }
        long done = 0;
        Batch batch = new Batch(0, 0);
        do {
            Batch before = batch;
            batch = own(id).transact("rotating keys", connection -> next(connection, id, before.last, keys));
            done += batch.rows;
            progress.accept(done);
        } while (batch.rows == BATCH);
        finish(id, keys);
        return done;
    }

    /**
     * Documents moved in one transaction.
     *
     * @param last position of the last
     */
    private record Batch(long last, int rows) {}

    /** Returns whether there is anything to do. */
    private boolean begin(CollectionId id, KeyRing keys) {
        return own(id).transact("rotating keys", connection -> {
            State state = table.find(connection, id, Lock.UPDATE)
                    .orElseThrow(() -> new VectorStoreException(
                            "this collection is not encrypted; there is no key to" + " rotate"));
            if (state.keyId().equals(keys.current().id())) {
                return state.previousKeyId().isPresent();
            }
            UserKey old =
                    keys.byId(state.keyId()).orElseThrow(() -> new VectorStoreException(CollectionKeys.OTHER_KEY));
            if (state.previousKeyId().isPresent()) {
                throw new VectorStoreException(
                        "another rotation of this collection's key is unfinished; finish it first");
            }
            String secret = Protections.secret(state, old).seal(keys.current());
            table.update(connection, id, new State(keys.current().id(), Optional.of(old.id()), secret));
            return true;
        });
    }

    private void finish(CollectionId id, KeyRing keys) {
        own(id).<Void>transact("rotating keys", connection -> {
            State state = table.find(connection, id, Lock.UPDATE).orElseThrow();
            if (!state.keyId().equals(keys.current().id())
                    || !read(connection, id, 0, keys.current()).isEmpty()) {
                throw new VectorStoreException(
                        "the collection changed while its key was rotated; rotate it again to finish");
            }
            table.update(connection, id, new State(state.keyId(), Optional.empty(), state.secret()));
            return null;
        });
    }

    private Connections own(CollectionId id) {
        return connections.guardedBy(new RowGuard(id));
    }

    /**
     * A document as it is stored.
     *
     * @param legacy what the migration kept of it, as JSON; null where it kept nothing
     */
    private record Row(long position, Document stored, String legacy) {
        String legacyUnder(KeyRing keys) {
            return legacy == null
                    ? null
                    : MetadataJson.write(SealedDocument.sealMap(
                            SealedDocument.openMap(MetadataJson.read(legacy), keys), keys.current()));
        }
    }

    private Batch next(Connection connection, CollectionId id, long after, KeyRing keys) throws SQLException {
        List<Row> rows = read(connection, id, after, keys.current());
        String sql = "update " + names.table()
                + " set text = ?, metadata = ?::jsonb, legacy = ?::jsonb, updated_at = now() where user_id = ? and collection_name = ? and position = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                Document sealed = SealedDocument.reseal(row.stored, keys);
                statement.setString(1, sealed.text());
                statement.setString(2, MetadataJson.write(sealed.metadata()));
                statement.setString(3, row.legacyUnder(keys));
                statement.setString(4, id.userId());
                statement.setString(5, id.collection());
                statement.setLong(6, row.position);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return new Batch(rows.isEmpty() ? after : rows.get(rows.size() - 1).position, rows.size());
    }

    private List<Row> read(Connection connection, CollectionId id, long after, UserKey current) throws SQLException {
        String sql = "select position, id, text, metadata, legacy from " + names.table()
                + " where user_id = ? and collection_name = ? and position > ? and metadata ->> '" + SealedDocument.KEY
                + "' is distinct from ? order by position limit " + BATCH + " for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.userId());
            statement.setString(2, id.collection());
            statement.setLong(3, after);
            statement.setString(4, current.id());
            try (ResultSet found = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>(BATCH);
                while (found.next()) {
                    Document stored =
                            new Document(found.getString(2), found.getString(3), MetadataJson.read(found.getString(4)));
                    rows.add(new Row(found.getLong(1), stored, found.getString(5)));
                }
                return rows;
            }
        }
    }
}
