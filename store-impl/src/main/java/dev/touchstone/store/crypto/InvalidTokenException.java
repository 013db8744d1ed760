package dev.touchstone.store.crypto;

import dev.touchstone.store.VectorStoreException;

/** A Fernet token that cannot be decrypted; the message says why and holds nothing of the token. */
public final class InvalidTokenException extends VectorStoreException {
    private static final long serialVersionUID = 1L;

    public InvalidTokenException(String message) {
        super(message);
    }
}
