package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerImageTest {
    private static final Path EXTENSION = Path.of("lib/vector.so");

    @TempDir
    private Path cache;

    private ServerImage image;

    @BeforeEach
    void layOut() throws IOException {
        image = new ServerImage(cache.resolve("17-on-this-processor"));
        for (String file : List.of("bin/initdb", "bin/pg_ctl", "bin/postgres", EXTENSION.toString())) {
            Path path = image.server().resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
    }

    @Test
    void acceptsWhatWasSealed() throws IOException {
        image.seal(image.folder(), List.of(EXTENSION));
        image.verify();
        assertThat(image.exists()).isTrue();
    }

    @Test
    void takesAFolderThatWasNotSealedForUnbuilt() {
        assertThat(image.exists()).isFalse();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> image.verify())
                .withMessageContaining("not built yet");
    }

    @Test
    void refusesAnExtensionThatWasChangedOrLost() throws IOException {
        image.seal(image.folder(), List.of(EXTENSION));
        Files.writeString(image.server().resolve(EXTENSION), "something else");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> image.verify())
                .withMessageContaining("vector.so has changed")
                .withMessageContaining("delete that folder");
        Files.delete(image.server().resolve(EXTENSION));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> image.verify())
                .withMessageContaining("is damaged");
    }
}
