package dev.touchstone.conformance.packages;

import dev.touchstone.conformance.machine.Command;
import dev.touchstone.conformance.machine.Folders;
import dev.touchstone.conformance.machine.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** apt with lists, cache and state of its own: needs no root and changes nothing on the machine. */
public final class PrivateApt {
    /** The keys Debian signs its archive with; apt refuses everything else. */
    public static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private final Path folder;

    /**
     * Sets up apt in a folder.
     *
     * @param folder an empty folder
     * @param mirror address of the Debian archive
     * @param suite the release to take packages from
     */
    public PrivateApt(Path folder, String mirror, String suite) {
        this.folder = folder;
        for (String part : List.of("state/lists/partial", "cache/archives/partial", "downloads")) {
            Folders.create(folder.resolve(part));
        }
        try {
            Files.writeString(folder.resolve("sources.list"), sources(mirror, suite));
        } catch (IOException e) {
            throw Folders.cannotWrite(folder, e);
        }
    }

    private static String sources(String mirror, String suite) {
        String rest = " [signed-by=" + KEYRING + "] " + mirror + " " + suite + " main\n";
        return "deb" + rest + "deb-src" + rest;
    }

    /** Options of the command line win over every file of the machine, which still may name a proxy. */
    private List<String> options() {
        return List.of(
                "Dir::Etc::sourcelist=" + folder.resolve("sources.list"),
                "Dir::Etc::sourceparts=/dev/null",
                "Dir::State=" + folder.resolve("state"),
                "Dir::State::lists=" + folder.resolve("state/lists"),
                "Dir::State::status=/dev/null",
                "Dir::Cache=" + folder.resolve("cache"),
                "Debug::NoLocking=1",
                "APT::Sandbox::User=root",
                "APT::Update::Error-Mode=any",
                "Acquire::Languages=none",
                "Acquire::Retries=3",
                "Acquire::http::Timeout=30",
                "Acquire::https::Timeout=30");
    }

    /** Fetches the package lists and checks their signature. */
    public void update() {
        try {
            run("update");
        } catch (UnavailableException e) {
            throw new UnavailableException(
                    "Debian's package lists cannot be fetched (" + e.getMessage()
                            + "); check the network and apt's configuration, or use --postgres url",
                    e);
        }
    }

    /** Downloads a binary package and returns its file. */
    public Path download(String name) {
        return only(fetch("download", name), name + "_", ".deb");
    }

    /** Downloads a source package and returns the file of the upstream source. */
    public Path source(String name) {
        return only(fetch("source", "--download-only", name), name + "_", ".orig.tar.gz");
    }

    private List<Path> fetch(String... words) {
        run(words);
        return Folders.list(folder.resolve("downloads"));
    }

    private void run(String... words) {
        List<String> all = new ArrayList<>(List.of("apt-get", "-q"));
        options().forEach(option -> all.addAll(List.of("-o", option)));
        all.addAll(List.of(words));
        Command.in(folder.resolve("downloads"), all.toArray(String[]::new)).run();
    }

    private static Path only(List<Path> files, String start, String end) {
        List<Path> matching = files.stream()
                .filter(file -> file.getFileName().toString().startsWith(start))
                .filter(file -> file.getFileName().toString().endsWith(end))
                .toList();
        if (matching.size() != 1) {
            throw new UnavailableException("Debian's package " + start + "* came as " + matching.size()
                    + " files ending in " + end + " instead of one; use --postgres url");
        }
        return matching.get(0);
    }
}
