package dev.touchstone.dataset.packages;

import java.util.Objects;

/**
 * A package of public data, pinned to its bytes.
 *
 * @param registry who publishes it
 * @param name its name there
 * @param version its version there
 * @param sha256 of its file, 64 hexadecimal digits
 * @param megabytes its size, for the user to know before a download
 */
public record PublishedPackage(Registry registry, String name, String version, String sha256, int megabytes) {
    /** A publisher with a client of its own. */
    public enum Registry {
        /** The Debian archive, read by apt. */
        DEBIAN,
        /** The npm registry, read by npm. */
        NPM
    }

    public PublishedPackage {
        Objects.requireNonNull(registry, "registry");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the checksum of " + name + " is not a SHA-256");
        }
    }
}
