package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Encryption;
import dev.touchstone.store.crypto.InvalidTokenException;
import dev.touchstone.store.postgres.CollectionKeys.Lock;
import dev.touchstone.store.postgres.CollectionKeys.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeSet;

/** Opens collections the way a database is configured, and refuses those that are otherwise. */
final class Protections {
    private final Connections connections;
    private final CollectionKeys table;
    private final Optional<KeyRings> rings;

    Protections(Connections connections, SpaceNames names, Optional<Encryption> encryption) {
        this.connections = connections;
        this.table = new CollectionKeys(names);
        this.rings = encryption.map(KeyRings::new);
    }

    /** Returns a rotation of collections' keys, which needs encryption and a previous master key. */
    KeyRotation rotation(SpaceNames names) {
        KeyRings keyRings = rings.filter(r -> r.encryption().previous().isPresent())
                .orElseThrow(() -> new VectorStoreException("rotating keys needs the new and the old one; set"
                        + " ENCRYPTION_MASTER_KEY and " + Encryption.PREVIOUS_VARIABLE));
        return new KeyRotation(connections, names, keyRings);
    }

    /**
     * Opens a collection; one that is opened with encryption for the first time is registered.
     *
     * @throws VectorStoreException if it is plain or encrypted and the database is configured otherwise, if it is under
     *     another key, or has other filter keys
     */
    Protection open(CollectionId id) {
        if (rings.isPresent()) {
            return sealed(id, rings.get());
        }
        if (connections
                .borrow("opening the collection", connection -> table.find(connection, id, Lock.NONE))
                .isPresent()) {
            throw new VectorStoreException(CollectionKeys.ENCRYPTED);
        }
        return new PlainProtection();
    }

    private Protection sealed(CollectionId id, KeyRings keyRings) {
        KeyRing keys = keyRings.of(id.userId());
        CollectionSecret fresh = CollectionSecret.create(keyRings.encryption().filterKeys());
        Connections own = connections.guardedBy(new RowGuard(id));
        State state = own.transact("opening the encrypted collection", connection -> {
            Optional<State> known = table.find(connection, id, Lock.NONE);
            return known.isPresent()
                    ? known.get()
                    : register(
                            connection,
                            id,
                            new State(keys.current().id(), Optional.empty(), fresh.seal(keys.current())));
        });
        UserKey key = requireKeys(state, keys);
        CollectionSecret secret = secret(state, key);
        if (!secret.filterKeys().equals(fresh.filterKeys())) {
            throw new VectorStoreException("this collection's filter keys are " + new TreeSet<>(secret.filterKeys())
                    + ", chosen when it was first opened, not " + new TreeSet<>(fresh.filterKeys()) + "; set "
                    + Encryption.FILTER_KEYS_VARIABLE + " to them");
        }
        return new SealedProtection(new OpenedCollection(table, id, key), keys, secret);
    }

    private State register(Connection connection, CollectionId id, State state) throws SQLException {
        if (table.hasDocuments(connection, id)) {
            throw new VectorStoreException("this collection holds documents that are not encrypted; open it without"
                    + " ENCRYPTION_MASTER_KEY, or add its documents to a new collection");
        }
        table.insert(connection, id, state);
        return table.find(connection, id, Lock.NONE).orElseThrow();
    }

    /** Returns the key for new documents, if all that documents may be under are there. */
    private static UserKey requireKeys(State state, KeyRing keys) {
        if (!state.previousKeyId().stream().allMatch(id -> keys.byId(id).isPresent())) {
            throw new VectorStoreException("the rotation of this collection's key is unfinished; set "
                    + Encryption.PREVIOUS_VARIABLE + " to the old key until it is");
        }
        return keys.byId(state.keyId()).orElseThrow(() -> new VectorStoreException(CollectionKeys.OTHER_KEY));
    }

    static CollectionSecret secret(State state, UserKey key) {
        try {
            return CollectionSecret.open(state.secret(), key);
        } catch (InvalidTokenException e) {
            throw new VectorStoreException(
                    "the secret of this encrypted collection was changed; restore the table " + CollectionKeys.TABLE
                            + " from a backup",
                    e);
        }
    }
}
