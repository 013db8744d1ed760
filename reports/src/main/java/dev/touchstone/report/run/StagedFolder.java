package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder that is written under a hidden name and published by one atomic rename. */
final class StagedFolder {
    private final Path hidden;
    private final Path published;

    private StagedFolder(Path hidden, Path published) {
        this.hidden = hidden;
        this.published = published;
    }

    /** Reserves {@code name} below {@code out}, or {@code name-2}, {@code name-3}, … where it is taken. */
    static StagedFolder create(Path out, String name) {
        try {
            Files.createDirectories(out);
            for (int attempt = 1; ; attempt++) {
                String free = attempt == 1 ? name : name + "-" + attempt;
                Path hidden = out.resolve("." + free + ".partial");
                if (!Files.exists(out.resolve(free)) && reserve(hidden)) {
                    return new StagedFolder(hidden, out.resolve(free));
                }
            }
        } catch (IOException e) {
            throw new ReportException("cannot write run folders below " + out + "; name another folder with --out", e);
        }
    }

    private static boolean reserve(Path hidden) throws IOException {
        try {
            Files.createDirectory(hidden);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    Path path() {
        return hidden;
    }

    Path file(String name) {
        return hidden.resolve(name);
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(hidden.resolve(name));
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    void write(String name, String content) {
        try {
            Files.writeString(hidden.resolve(name), content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** The SHA-256 of each file that lies in the folder itself, in hexadecimal. */
    SortedMap<String, String> checksums() {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(hidden)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
            }
            return sums;
        } catch (IOException e) {
            throw new ReportException("cannot read back the run folder; is the disk damaged?", e);
        }
    }

    Path publish() {
        try {
            return Files.move(hidden, published, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(published.getFileName().toString(), e);
        }
    }

    /** Removes what is still under the hidden name. */
    void delete() {
        if (!Files.exists(hidden)) {
            return;
        }
        try (Stream<Path> all = Files.walk(hidden)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ReportException("cannot remove " + hidden + "; delete it by hand", e);
        }
    }

    static ReportException unwritable(String name, IOException cause) {
        return new ReportException("cannot write " + name + " of the run folder; is the disk full?", cause);
    }
}
