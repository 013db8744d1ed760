package dev.touchstone.conformance.postgres.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The pinned versions.
 *
 * @param postgres version of the embedded server's binaries, such as 17.11.0
 * @param pgvector version of the extension, such as 0.8.0
 * @param pgvectorSha256 checksum of the extension's source archive
 * @param suite Debian suite the extension's source is taken from
 * @param image container image with both
 */
public record Versions(String postgres, String pgvector, String pgvectorSha256, String suite, String image) {
    private static final String RESOURCE = "versions.properties";

    /** Returns the versions the build has written down. */
    public static Versions pinned() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path; build with Maven");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
        return new Versions(
                read(properties, "embedded.postgres"),
                read(properties, "pgvector"),
                read(properties, "pgvector.sha256"),
                read(properties, "debian.suite"),
                read(properties, "container.image"));
    }

    /** The server's major version, such as 17. */
    public String postgresMajor() {
        return postgres.substring(0, postgres.indexOf('.'));
    }

    private static String read(Properties properties, String key) {
        String value = properties.getProperty(key, "");
        if (value.isEmpty() || value.startsWith("$")) {
            throw new IllegalStateException(key + " was not filled in in " + RESOURCE + "; build with Maven");
        }
        return value;
    }
}
