package dev.touchstone.store.crypto;

import dev.touchstone.store.InvalidInputException;

/** The 32 bytes of a Fernet key: 16 that sign, 16 that encrypt; {@code toString} hides them. */
public final class FernetKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;

    /**
     * Copies the bytes.
     *
     * @throws InvalidInputException if they are not 32
     */
    public FernetKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new InvalidInputException("a Fernet key has " + LENGTH + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "FernetKey[hidden]";
    }
}
