package dev.touchstone.store.postgres;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.VectorStoreException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * An encrypted collection as it was when it was opened.
 *
 * @param keys where its state is kept
 * @param id user and collection
 * @param key what new documents are encrypted with
 */
record OpenedCollection(CollectionKeys keys, CollectionId id, UserKey key) {
    /** Refuses if the collection has gone over to another key; none can begin until the transaction ends. */
    void requireUnchanged(Connection connection) throws SQLException {
        boolean same = keys.find(connection, id, CollectionKeys.Lock.SHARE)
                .filter(state -> state.keyId().equals(key.id()))
                .isPresent();
        if (!same) {
            throw new VectorStoreException(
                    "this collection's key was rotated after the store had been opened; open the store again");
        }
    }
}
