package dev.touchstone.store.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.file.StoreFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One run's backup: copies laid out like {@code user_data}, and beside them the manifest, which is written last and makes
 * the folder a backup.
 *
 * @param folder the run's own folder
 */
record Backup(Path folder) {
    private static final String MANIFEST = "manifest.json";
    private static final String COPIES = "user_data";

    /** Says that a run settled every entry. */
    private static final String FINISHED = "finished";

    /** Says that a run was undone. */
    private static final String ROLLED_BACK = "rolled_back";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Makes the folder of a run that begins. */
    static Backup create(Path root, UUID run, Instant now) throws IOException {
        Path folder = root.resolve(NAME.format(now) + "-" + run.toString().substring(0, 8));
        Files.createDirectory(folder);
        return new Backup(folder);
    }

    /** Whether a folder's name is that of a run's. */
    static boolean isNamed(String name) {
        return name.matches("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9a-f]{8}");
    }

    /** Whether it is complete. */
    boolean isComplete() {
        return has(MANIFEST);
    }

    /** Whether its run settled every entry. */
    boolean isFinished() {
        return has(FINISHED);
    }

    /** Whether its run was undone. */
    boolean isRolledBack() {
        return has(ROLLED_BACK);
    }

    private boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** The folder that is laid out like {@code user_data}. */
    Path copies() {
        return folder.resolve(COPIES);
    }

    Manifest manifest() throws IOException {
        Path file = folder.resolve(MANIFEST);
        try {
            Manifest manifest = MAPPER.readValue(file.toFile(), Manifest.class);
            if (manifest.schemaVersion() != Manifest.SCHEMA_VERSION) {
                throw new VectorStoreException(file + ": schema_version " + manifest.schemaVersion()
                        + " is unknown; use the version that wrote it");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new VectorStoreException(file + ": is no manifest of a backup; name another --backup folder", e);
        }
    }

    void write(Manifest manifest) throws IOException {
        Path partial = folder.resolve(MANIFEST + ".partial");
        Files.write(partial, MAPPER.writeValueAsBytes(manifest));
        sync(partial);
        Files.move(partial, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    void markFinished() throws IOException {
        Files.writeString(folder.resolve(FINISHED), Instant.now().toString());
    }

    void markRolledBack() throws IOException {
        Files.writeString(folder.resolve(ROLLED_BACK), Instant.now().toString());
    }

    /** Restores a store's copies, compares them byte by byte with the files they were made of, and removes them. */
    void requireRestorable(StoreFolder copy, StoreFolder original) throws IOException {
        requireRestorable(copy.vectors(), original.vectors());
        requireRestorable(copy.metadata(), original.metadata());
    }

    private void requireRestorable(Path copy, Path original) throws IOException {
        Path restored = Files.createTempFile(folder, "restored", null);
        try {
            Files.copy(copy, restored, StandardCopyOption.REPLACE_EXISTING);
            if (!FileFacts.same(restored, original)) {
                throw new VectorStoreException(
                        original + ": what was restored from its backup differs from it; stop the"
                                + " application, check the disk of the backup, and run again");
            }
        } finally {
            Files.delete(restored);
        }
    }

    /** Waits until a store's copies are on the disk itself. */
    void sync(StoreFolder copy) throws IOException {
        sync(copy.vectors());
        sync(copy.metadata());
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Removes the folder of a run that is not going to begin. */
    void delete() throws IOException {
        delete(folder);
    }

    /** Removes the copies of a store that is not going to be moved. */
    void delete(StoreFolder copy) throws IOException {
        delete(copy.path());
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
