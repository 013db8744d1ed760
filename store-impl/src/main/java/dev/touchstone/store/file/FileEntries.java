package dev.touchstone.store.file;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.file.FileEntry.JsonValue;
import dev.touchstone.store.pickle.PickledVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a store's two files side by side, an entry at a time, in memory that does not grow with them. */
public final class FileEntries implements AutoCloseable {
    private final Path folder;
    private final PickledVectors vectors;
    private final MetadataEntries metadata;
    private long position;

    private FileEntries(Path folder, PickledVectors vectors, MetadataEntries metadata) {
        this.folder = folder;
        this.vectors = vectors;
        this.metadata = metadata;
    }

    /**
     * Opens the files of a folder; an encrypted {@code metadata.json} is authenticated as a whole first.
     *
     * @param encryption under the user's key; empty where there is no master key
     * @throws VectorStoreException naming the file and the cause, if one cannot be read
     */
    public static FileEntries open(Path folder, Optional<Fernet> encryption) {
        CollectionFolder files = new CollectionFolder(folder);
        try {
            MetadataEntries metadata = MetadataEntries.open(files.metadata(), encryption, MetadataEntries.LENIENT);
            try {
                return new FileEntries(folder, PickledVectors.open(files.vectors()), metadata);
            } catch (IOException e) {
                metadata.close();
                throw e;
            }
        } catch (IOException e) {
            throw ContentsFiles.unreadable(folder, e);
        }
    }

    /** Whether the metadata are encrypted. */
    public boolean encrypted() {
        return metadata.encrypted();
    }

    /** Returns how many bytes of {@code vectors.pkl} were read. */
    public long bytesRead() {
        return vectors.position();
    }

    /**
     * Returns the next entry, or null when both files have ended.
     *
     * @throws VectorStoreException naming the file and the cause, if one is damaged
     */
    public FileEntry next() {
        try {
            double[] vector = vectors.next();
            Optional<JsonValue> element = metadata.next();
            return vector == null && element.isEmpty() ? null : new FileEntry(position++, element, vector);
        } catch (IOException e) {
            throw ContentsFiles.unreadable(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            try {
                vectors.close();
            } finally {
                metadata.close();
            }
        } catch (IOException e) {
            throw ContentsFiles.unreadable(folder, e);
        }
    }
}
