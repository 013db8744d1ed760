package dev.touchstone.store.postgres;

import dev.touchstone.store.index.IndexSpec;
import java.util.Optional;

/** Builds and drops the one vector index of a space without blocking its writers. */
public class IndexManager {
    private final IllegalStateException pending = new IllegalStateException("not built yet");

    IndexManager() {}

    /** Builds an index under the server's own settings, in place of the present one. */
    public BuiltIndex build(IndexSpec spec) {
        return build(spec, BuildSettings.serverDefaults());
    }

    /**
     * Builds an index in place of the present one; a build that fails leaves no index behind.
     *
     * @throws dev.touchstone.store.InvalidInputException if IVFFlat is asked for over an empty table
     */
    public BuiltIndex build(IndexSpec spec, BuildSettings settings) {
        throw pending;
    }

    /** Drops the index, if there is one. */
    public void drop() {
        throw pending;
    }

    /** Returns the index that searches can use, read from the catalogue. */
    public Optional<IndexSpec> current() {
        throw pending;
    }
}
