package dev.touchstone.store.crypto;

import dev.touchstone.store.VectorStoreException;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** PBKDF2 with HMAC-SHA256 over a password of any bytes (RFC 8018, 5.2); Java's own takes characters only. */
final class Pbkdf2 {
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private Pbkdf2() {}

    /** Returns the first block of the derived key, 32 bytes. */
    static byte[] block(byte[] password, byte[] salt, int rounds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            mac.update(salt);
            byte[] round = mac.doFinal(FIRST_BLOCK);
            byte[] derived = round.clone();
            for (int i = 1; i < rounds; i++) {
                round = mac.doFinal(round);
                for (int j = 0; j < derived.length; j++) {
                    derived[j] ^= round[j];
                }
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw new VectorStoreException("this Java lacks HMAC-SHA256; use a complete JDK 17", e);
        }
    }
}
