package dev.touchstone.store.crypto;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Base64 as Python's {@code base64.urlsafe_b64decode} reads it. */
final class PythonBase64 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int QUAD = 4;
    private static final int BITS = 6;

    private PythonBase64() {}

    /**
     * Decodes a string: characters outside both alphabets are dropped, the padding that completes a group ends it.
     *
     * @return empty where Python raises: characters beyond ASCII, an incomplete group
     */
    static Optional<byte[]> decode(String text) {
        if (text.chars().anyMatch(c -> c > 127)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int position = 0;
        int pads = 0;
        int bits = 0;
        for (char c : text.replace('-', '+').replace('_', '/').toCharArray()) {
            if (c == '=' && position >= 2) {
                pads++;
                if (position + pads >= QUAD) {
                    return Optional.of(out.toByteArray());
                }
            }
            int value = ALPHABET.indexOf(c);
            if (value < 0) {
                continue;
            }
            pads = 0;
            bits = (bits << BITS | value) & 0xfff;
            if (position > 0) {
                out.write(bits >> (2 * (QUAD - 1 - position)));
            }
            position = (position + 1) % QUAD;
        }
        return position == 0 ? Optional.of(out.toByteArray()) : Optional.empty();
    }
}
