package dev.touchstone.store.embedding;

import dev.touchstone.store.VectorStoreException;

/** A failure that may be gone when the call is repeated. */
final class PassingFailure extends VectorStoreException {
    private static final long serialVersionUID = 1L;

    PassingFailure(String message) {
        super(message);
    }
}
