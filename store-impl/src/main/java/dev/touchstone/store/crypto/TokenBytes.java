package dev.touchstone.store.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** A token's bytes, decoded from its characters a block at a time; white space at the end does not count. */
final class TokenBytes implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final int QUAD = 4;

    private final InputStream characters;
    private byte[] held = {};

    TokenBytes(InputStream characters) {
        this.characters = characters;
    }

    /**
     * Returns the next bytes, or none at the end.
     *
     * @throws InvalidTokenException if the characters are not url-safe base64
     */
    byte[] next() throws IOException {
        byte[] block = Arrays.copyOf(held, BLOCK);
        int size = held.length + characters.readNBytes(block, held.length, BLOCK - held.length);
        int end = size;
        while (end > 0 && Character.isWhitespace(block[end - 1])) {
            end--;
        }
        int whole = size < BLOCK ? end : end / QUAD * QUAD;
        held = Arrays.copyOfRange(block, whole, size < BLOCK ? end : size);
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOf(block, whole));
        } catch (IllegalArgumentException e) {
            // the cause is dropped on purpose: its message repeats a part of the token
            throw new InvalidTokenException(Fernet.NOT_A_TOKEN);
        }
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
