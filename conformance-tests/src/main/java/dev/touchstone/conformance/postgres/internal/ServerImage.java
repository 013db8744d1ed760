package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Causes;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.machine.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An unpacked PostgreSQL with pgvector in it, built for one processor.
 *
 * <p>The embedding library looks for its binaries in a sub-folder named after the digest of an archive, and unpacks the
 * archive where that folder is not complete. The image is laid out that way, with its own name in the archive's place:
 * the library finds it complete, or fails.
 *
 * @param folder the image's folder in the cache
 */
public record ServerImage(Path folder) {
    private static final String MANIFEST = "manifest.sha256";
    private static final String COMPLETE = ".exists";

    /** Returns where this machine's image is, or would be. */
    public static ServerImage of(TouchstoneHome home, Versions versions) {
        String name = versions.postgres() + "-pgvector-" + versions.pgvector() + "-" + Processor.key();
        return new ServerImage(home.postgres().resolve(name));
    }

    /** Whether the image was built; a half-built one does not count. */
    public boolean exists() {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Folder with {@code bin}, {@code lib} and {@code share}. */
    Path server() {
        return server(folder);
    }

    /** Where an image of this name has its server while it is built in another folder. */
    Path server(Path buildFolder) {
        return buildFolder.resolve("PG-" + DigestUtils.md5Hex(name()));
    }

    /** What the embedding library takes for the archive. */
    ByteArrayInputStream archive() {
        return new ByteArrayInputStream(name().getBytes(StandardCharsets.UTF_8));
    }

    private String name() {
        return folder.getFileName().toString();
    }

    /** Writes the checksums of the files that are run or loaded, and marks the server complete. */
    void seal(Path buildFolder, List<Path> loaded) throws IOException {
        Path server = server(buildFolder);
        List<Path> files = new ArrayList<>(loaded);
        Stream.of("initdb", "pg_ctl", "postgres").map(Path.of("bin")::resolve).forEach(files::add);
        StringBuilder manifest = new StringBuilder();
        for (Path file : files) {
            Path path = server.resolve(file);
            manifest.append(Sha256.of(path))
                    .append("  ")
                    .append(buildFolder.relativize(path))
                    .append('\n');
        }
        Files.createFile(server.resolve(COMPLETE));
        Files.writeString(buildFolder.resolve(MANIFEST), manifest);
    }

    /**
     * Checks that the image is what was built.
     *
     * @throws UnavailableException if it is not there or a file has changed
     */
    public void verify() {
        if (!exists()) {
            throw new UnavailableException("the embedded PostgreSQL is not built yet in " + folder.getParent()
                    + "; run ./touchstone provision, which builds it");
        }
        try {
            for (String line : Files.readAllLines(folder.resolve(MANIFEST))) {
                verifyLine(line);
            }
            markNewest();
        } catch (IOException e) {
            throw damaged(Causes.of(e), e);
        }
    }

    private void verifyLine(String line) throws IOException {
        String[] parts = line.split("  ", 2);
        if (parts.length != 2 || !Sha256.of(folder.resolve(parts[1])).equals(parts[0])) {
            throw damaged(parts[parts.length - 1] + " has changed", null);
        }
    }

    /** The library takes a server for incomplete when the mark is older than a folder beside it, as after a copy. */
    private void markNewest() throws IOException {
        Path mark = server().resolve(COMPLETE);
        File[] entries = server().toFile().listFiles();
        long newest = entries == null
                ? 0
                : Stream.of(entries).mapToLong(File::lastModified).max().orElse(0);
        if (mark.toFile().lastModified() < newest) {
            Files.setLastModifiedTime(mark, FileTime.fromMillis(newest));
        }
    }

    private UnavailableException damaged(String what, IOException cause) {
        return new UnavailableException(
                "the embedded PostgreSQL in " + folder + " is damaged (" + what
                        + "); delete that folder and run ./touchstone provision",
                cause);
    }
}
