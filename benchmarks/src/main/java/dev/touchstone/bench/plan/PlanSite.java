package dev.touchstone.bench.plan;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a plan measures.
 *
 * @param server the server
 * @param schemas gives a new empty schema
 * @param smallServer starts a second server that keeps {@link #SMALL_BUFFERS} bytes in memory, to be closed by who asked
 *     for it; absent where the server is not ours to start
 * @param steps what is measured already, and who is told what is being done
 */
public record PlanSite(
        ConnectionSettings server,
        Supplier<String> schemas,
        Optional<Supplier<PostgresServer>> smallServer,
        Steps steps) {
    /** {@code shared_buffers} of the second server. */
    public static final long SMALL_BUFFERS = 16L << 20;

    /** The same on another server. */
    PlanSite on(PostgresServer other) {
        return new PlanSite(other.connection(), other::newSchema, Optional.empty(), steps);
    }
}
