package dev.touchstone.conformance.postgres;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.internal.ServerImage;
import dev.touchstone.conformance.postgres.internal.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the embedded server, for tests that start a server of their own. */
public final class EmbeddedBinaries {
    private EmbeddedBinaries() {}

    /** Returns the folder with {@code initdb}, {@code postgres} and {@code pg_ctl}; empty where it was never provisioned. */
    public static Optional<Path> find(TouchstoneHome home) {
        ServerImage image = ServerImage.of(home, Versions.pinned());
        if (!image.exists()) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(image.folder())) {
            return entries.map(entry -> entry.resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
