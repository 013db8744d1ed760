package dev.touchstone.store.postgres;

import dev.touchstone.store.crypto.Encryption;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a database does beyond storing.
 *
 * @param encryption how collections are encrypted; empty to store plainly
 * @param registry where operations, rows, times and the pool's connections are counted; empty to count nothing
 * @param limits how long a statement may take
 */
public record DatabaseOptions(Optional<Encryption> encryption, Optional<MeterRegistry> registry, TimeLimits limits) {
    public DatabaseOptions {
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(limits, "limits");
    }

    /** Returns the options of a database that only stores, under {@link TimeLimits#defaults()}. */
    public static DatabaseOptions none() {
        return new DatabaseOptions(Optional.empty(), Optional.empty(), TimeLimits.defaults());
    }

    /**
     * Reads what {@link Encryption#fromEnvironment} reads.
     *
     * @throws dev.touchstone.store.InvalidInputException naming the variable that cannot be used
     */
    public static DatabaseOptions fromEnvironment(Map<String, String> environment) {
        return new DatabaseOptions(Encryption.fromEnvironment(environment), Optional.empty(), TimeLimits.defaults());
    }

    /** Returns these options with collections encrypted. */
    public DatabaseOptions withEncryption(Encryption newEncryption) {
        return new DatabaseOptions(Optional.of(newEncryption), registry, limits);
    }

    /** Returns these options with metrics. */
    public DatabaseOptions withMetrics(MeterRegistry newRegistry) {
        return new DatabaseOptions(encryption, Optional.of(newRegistry), limits);
    }

    /** Returns these options with other limits of time. */
    public DatabaseOptions withLimits(TimeLimits newLimits) {
        return new DatabaseOptions(encryption, registry, newLimits);
    }
}
