package dev.touchstone.store.crypto;

import dev.touchstone.store.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The secret every user's key is derived from; {@code toString} hides it.
 *
 * <p>Its bytes are what Python's {@code base64.urlsafe_b64decode} makes of the configured string, or the string's own
 * UTF-8 bytes where that raises: so the Python store reads it.
 */
public final class MasterKey {
    /** The environment variable that holds the master key. */
    public static final String VARIABLE = "ENCRYPTION_MASTER_KEY";

    private static final int ROUNDS = 100_000;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a master key as it is configured.
     *
     * @throws InvalidInputException if it is blank or decodes to no byte, which would encrypt with no secret at all
     */
    public static MasterKey of(String configured) {
        if (configured.isBlank()) {
            throw new InvalidInputException("the master key is blank; configure a secret, or none to store plainly");
        }
        byte[] bytes = PythonBase64.decode(configured).orElseGet(() -> configured.getBytes(StandardCharsets.UTF_8));
        if (bytes.length == 0) {
            throw new InvalidInputException(
                    "the master key decodes to no byte; use the url-safe base64 of at least 16 random bytes");
        }
        return new MasterKey(bytes);
    }

    /**
     * Reads {@value #VARIABLE}.
     *
     * @return empty where it is not set or is empty
     */
    public static Optional<MasterKey> fromEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isEmpty())
                .map(MasterKey::of);
    }

    /** Derives a user's key: PBKDF2-HMAC-SHA256, 100,000 rounds, the user id in UTF-8 as salt; takes some 50 ms. */
    public FernetKey userKey(String userId) {
        return new FernetKey(Pbkdf2.block(bytes, userId.getBytes(StandardCharsets.UTF_8), ROUNDS));
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
