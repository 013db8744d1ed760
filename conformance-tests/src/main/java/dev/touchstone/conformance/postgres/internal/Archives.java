package dev.touchstone.conformance.postgres.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks tar archives; a short write, a truncated archive or an entry that leads out of the folder is an error. */
final class Archives {
    private static final int ANY_EXECUTE = 0111;

    private Archives() {}

    static void unpackXz(InputStream archive, Path folder) throws IOException {
        try (InputStream in = new XZCompressorInputStream(new BufferedInputStream(archive))) {
            unpack(in, folder);
        }
    }

    static void unpackGzip(Path archive, Path folder) throws IOException {
        try (InputStream in = new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            unpack(in, folder);
        }
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpackEntry(tar, entry, folder);
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = inside(folder, folder.resolve(entry.getName()), entry);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            inside(folder, target.resolveSibling(entry.getLinkName()), entry);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, inside(folder, folder.resolve(entry.getLinkName()), entry));
        } else if (entry.isFile()) {
            copy(tar, entry, target);
        } else {
            throw new IOException("the archive holds " + entry.getName() + ", which is neither file, folder nor link");
        }
    }

    private static void copy(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (Files.copy(tar, target) != entry.getSize()) {
            throw new IOException("the archive ends within " + entry.getName());
        }
        if ((entry.getMode() & ANY_EXECUTE) != 0) {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static Path inside(Path folder, Path target, TarArchiveEntry entry) throws IOException {
        Path normal = target.normalize();
        if (!normal.startsWith(folder)) {
            throw new IOException("the archive's entry " + entry.getName() + " leads out of its folder");
        }
        return normal;
    }
}
