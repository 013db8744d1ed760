package dev.touchstone.dataset.packages;

import dev.touchstone.dataset.DatasetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Reads files out of a package as a stream, without unpacking it. */
public final class PackageFiles {
    private PackageFiles() {}

    /** Reads one file of a package. */
    @FunctionalInterface
    public interface Reader {
        /** Reads the file; the stream need not be closed or read to its end. */
        void read(InputStream file) throws IOException;
    }

    /**
     * Gives every wanted file to its reader, in the order of the package.
     *
     * @param archive a Debian package (.deb) or an npm package (.tgz)
     * @param readers readers by the ends of the files' names
     * @throws DatasetException where the package is damaged or lacks a file
     */
    public static void read(Path archive, Map<String, Reader> readers) {
        String[] missing = readers.keySet().toArray(String[]::new);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        archive.toString().endsWith(".deb") ? debianData(in) : new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                for (int i = 0; i < missing.length; i++) {
                    if (missing[i] != null && entry.getName().endsWith(missing[i])) {
                        readers.get(missing[i]).read(tar);
                        missing[i] = null;
                    }
                }
            }
        } catch (IOException e) {
            throw new DatasetException(
                    "the package " + archive + " is damaged (" + e.getMessage() + "); delete it and prepare again", e);
        }
        List<String> left = Arrays.stream(missing).filter(name -> name != null).toList();
        if (!left.isEmpty()) {
            throw new DatasetException("the package " + archive + " holds no " + String.join(", ", left));
        }
    }

    private static InputStream debianData(InputStream deb) throws IOException {
        ArArchiveInputStream parts = new ArArchiveInputStream(deb);
        for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
            if (part.getName().startsWith("data.tar.xz")) {
                return new XZCompressorInputStream(parts);
            }
        }
        throw new IOException("it has no data.tar.xz");
    }
}
