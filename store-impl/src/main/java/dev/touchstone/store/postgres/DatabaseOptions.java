package dev.touchstone.store.postgres;

import dev.touchstone.store.crypto.Encryption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a database does beyond storing.
 *
 * @param encryption how collections are encrypted; empty to store plainly
 */
public record DatabaseOptions(Optional<Encryption> encryption) {
    public DatabaseOptions {
        Objects.requireNonNull(encryption, "encryption");
    }

    /** Returns the options of a database that only stores. */
    public static DatabaseOptions none() {
        return new DatabaseOptions(Optional.empty());
    }

    /**
     * Reads what {@link Encryption#fromEnvironment} reads.
     *
     * @throws dev.touchstone.store.InvalidInputException naming the variable that cannot be used
     */
    public static DatabaseOptions fromEnvironment(Map<String, String> environment) {
        return new DatabaseOptions(Encryption.fromEnvironment(environment));
    }

    /** Returns these options with collections encrypted. */
    public DatabaseOptions withEncryption(Encryption newEncryption) {
        return new DatabaseOptions(Optional.of(newEncryption));
    }
}
