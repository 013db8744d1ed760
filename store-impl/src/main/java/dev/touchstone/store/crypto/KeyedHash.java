package dev.touchstone.store.crypto;

import dev.touchstone.store.VectorStoreException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes of metadata values that only the holder of a key can compute: equal values have equal hashes. */
public final class KeyedHash {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Prepares hashing.
     *
     * @param key secret bytes, not empty
     */
    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /**
     * Returns the first 128 bits of HMAC-SHA256 over a metadata key, its length before it, and a value, in hexadecimal.
     *
     * @param value null, a boolean, a number (1 and 1.0 are equal) or a string; anything else has no hash, since no
     *     equality filter can name it
     */
    public Optional<String> of(String metadataKey, Object value) {
        return canonical(value).map(text -> hash(metadataKey, text));
    }

    private static Optional<String> canonical(Object value) {
        if (value == null) {
            return Optional.of("null");
        }
        if (value instanceof String text) {
            return Optional.of("s" + text);
        }
        if (value instanceof Boolean truth) {
            return Optional.of("b" + truth);
        }
        if (value instanceof Number number) {
            return Optional.of("n" + new BigDecimal(number.toString()).stripTrailingZeros());
        }
        return Optional.empty();
    }

    private String hash(String metadataKey, String value) {
        byte[] name = metadataKey.getBytes(StandardCharsets.UTF_8);
        byte[] hashed =
                hmac(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array(), name, utf8(value));
        return HexFormat.of().formatHex(Arrays.copyOf(hashed, HASH_BYTES));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] hmac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new VectorStoreException("this Java lacks HMAC-SHA256; use a complete JDK 17", e);
        }
    }
}
