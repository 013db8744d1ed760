package dev.touchstone.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document of the repository that is made from the code. */
public final class GeneratedDocument {
    private static final String WRITE = "touchstone.docs";

    private GeneratedDocument() {}

    /** Checks that a document below {@code docs} is current; with {@code -Dtouchstone.docs=write}, makes it so. */
    public static void assertCurrent(String name, String content) throws IOException {
        Path file = Path.of("..", "docs", name);
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file))
                .as("docs/%s is not current; run the build with -D%s=write and commit it", name, WRITE)
                .isEqualTo(content);
    }
}
