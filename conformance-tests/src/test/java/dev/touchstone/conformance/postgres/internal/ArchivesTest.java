package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchivesTest {
    @TempDir
    private Path folder;

    private Path archive(TarArchiveEntry entry, String content) throws IOException {
        Path file = folder.resolve("archive.tar.gz");
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
            entry.setSize(entry.isSymbolicLink() ? 0 : bytes.length);
            tar.putArchiveEntry(entry);
            if (!entry.isSymbolicLink()) {
                tar.write(bytes);
            }
            tar.closeArchiveEntry();
        }
        return file;
    }

    @Test
    void keepsContentAndTheRightToRun() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("bin/tool");
        entry.setMode(0100755);
        Archives.unpackGzip(archive(entry, "hello"), folder.resolve("out"));
        assertThat(folder.resolve("out/bin/tool")).hasContent("hello").isExecutable();
    }

    @Test
    void refusesAnEntryOrALinkThatLeadsOutOfTheFolder() throws IOException {
        Path out = folder.resolve("out");
        Path climbing = archive(new TarArchiveEntry("../escaped"), "x");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Archives.unpackGzip(climbing, out));
        TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
        link.setLinkName("../../etc");
        Path linking = archive(link, "");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Archives.unpackGzip(linking, out));
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        byte[] whole = Files.readAllBytes(archive(new TarArchiveEntry("file"), "x".repeat(100_000)));
        Path cut = folder.resolve("cut.tar.gz");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Archives.unpackGzip(cut, folder.resolve("out")));
    }
}
