package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.machine.Command;
import dev.touchstone.conformance.machine.Folders;
import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles pgvector for this processor and adds it to an unpacked server.
 *
 * @param source folder of the unpacked upstream source
 * @param headers folder of the server's C headers
 * @param server folder with the server's {@code bin}, {@code lib} and {@code share}
 * @param version version of the source
 */
record PgvectorBuild(Path source, Path headers, Path server, String version) {
    /** The files added to the server, relative to its folder. */
    List<Path> files() {
        Path extension = Path.of("share/postgresql/extension");
        return List.of(
                Path.of("lib/postgresql/vector.so"),
                extension.resolve("vector.control"),
                extension.resolve("vector--" + version + ".sql"));
    }

    /** Compiles and copies; the server is complete afterwards. */
    void run() {
        try {
            requireVersion();
            compile();
            copy(source.resolve("vector.control"), files().get(1));
            copy(source.resolve("sql/vector.sql"), files().get(2));
        } catch (IOException e) {
            throw Folders.cannotWrite(server, e);
        }
    }

    private void requireVersion() throws IOException {
        String control = Files.readString(source.resolve("vector.control"));
        if (!control.contains("default_version = '" + version + "'")) {
            throw new UnavailableException("the pgvector source is not version " + version
                    + ", which Touchstone is pinned to; use --postgres url");
        }
    }

    private void compile() {
        List<String> words = new ArrayList<>(List.of(
                "gcc",
                "-O2",
                "-march=native",
                "-ftree-vectorize",
                "-fassociative-math",
                "-fno-signed-zeros",
                "-fno-trapping-math",
                "-fPIC",
                "-shared",
                "-I" + headers));
        Folders.list(source.resolve("src")).stream()
                .map(Path::toString)
                .filter(file -> file.endsWith(".c"))
                .forEach(words::add);
        words.addAll(List.of("-lm", "-o", server.resolve(files().get(0)).toString()));
        Command.in(source, words.toArray(String[]::new)).run();
    }

    private void copy(Path from, Path to) throws IOException {
        Files.copy(from, server.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }
}
