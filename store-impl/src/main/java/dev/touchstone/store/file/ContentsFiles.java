package dev.touchstone.store.file;

import dev.touchstone.store.OutcomeUnknownException;
import dev.touchstone.store.VectorStoreException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Loads and saves a collection's two files as one.
 *
 * <p>Saving writes both beside the old ones, then a mark, then renames. A crash before the mark leaves the old contents,
 * a crash after it the new: opening, or the next save, finishes or undoes what it finds.
 *
 * @param format how the metadata stand in their file
 */
record ContentsFiles(CollectionFolder folder, MetadataFile format) {
    /** Finishes or undoes an interrupted save, then reads. */
    FileContents load() {
        try {
            recover();
            return read();
        } catch (IOException e) {
            throw unreadable(folder.path(), e);
        }
    }

    /**
     * Reads without changing anything.
     *
     * @throws VectorStoreException if an interrupted save is waiting to be finished
     */
    FileContents loadUntouched() {
        if (Files.exists(folder.commitMark())) {
            throw new VectorStoreException(folder.path() + " holds a save that was interrupted; open the store once"
                    + " with the application, which finishes it");
        }
        try {
            return read();
        } catch (IOException e) {
            throw unreadable(folder.path(), e);
        }
    }

    static VectorStoreException unreadable(Path folder, IOException e) {
        return new VectorStoreException(folder + " cannot be read (" + reason(e) + ")", e);
    }

    private FileContents read() throws IOException {
        boolean vectors = Files.exists(folder.vectors());
        boolean metadata = Files.exists(folder.metadata());
        if (!vectors && !metadata) {
            return FileContents.EMPTY;
        }
        if (vectors != metadata) {
            throw new VectorStoreException(folder.path() + " has only one of " + CollectionFolder.VECTORS + " and "
                    + CollectionFolder.METADATA + "; restore the other from a backup");
        }
        return matched(VectorFile.read(folder.vectors()), format.read(folder.metadata()));
    }

    private FileContents matched(VectorBlock vectors, List<StoredEntry> entries) {
        if (vectors.size() != entries.size()) {
            throw new VectorStoreException(folder.path() + " has " + vectors.size() + " vectors and " + entries.size()
                    + " metadata entries; restore both files from one backup");
        }
        return new FileContents(vectors, entries);
    }

    /**
     * Saves, after finishing or undoing what an earlier save left.
     *
     * @throws OutcomeUnknownException if the mark was set and the renaming failed: these contents are in force as soon as
     *     it can be finished, unless the machine loses the mark before
     * @throws VectorStoreException if nothing was changed
     */
    void save(FileContents contents) {
        finishEarlier();
        try {
            Files.createDirectories(folder.path());
            write(folder.newVectors(), out -> VectorFile.write(contents.vectors(), out));
            write(folder.newMetadata(), out -> format.write(contents.entries(), out));
            write(folder.commitMark(), out -> {});
            syncFolder();
            recover();
        } catch (IOException e) {
            throw Files.exists(folder.commitMark()) ? unfinished(e) : unwritable("", e);
        }
    }

    /** Writing would overwrite the files that an earlier save's mark vouches for. */
    private void finishEarlier() {
        try {
            recover();
        } catch (IOException e) {
            throw unwritable("; an earlier save waits to be finished, and this call changed nothing", e);
        }
    }

    private VectorStoreException unwritable(String consequence, IOException e) {
        return new VectorStoreException(folder.path() + " cannot be written (" + reason(e) + ")" + consequence, e);
    }

    private OutcomeUnknownException unfinished(IOException e) {
        return new OutcomeUnknownException(
                folder.path() + " holds a save that could not be finished (" + reason(e)
                        + "), so whether it took effect is unknown; the next save or opening finishes it",
                e);
    }

    /** Finishes a save whose mark was set, or removes what an unfinished one left. */
    private void recover() throws IOException {
        if (Files.exists(folder.commitMark())) {
            replace(folder.newVectors(), folder.vectors());
            replace(folder.newMetadata(), folder.metadata());
            syncFolder();
            Files.delete(folder.commitMark());
        } else {
            Files.deleteIfExists(folder.newVectors());
            Files.deleteIfExists(folder.newMetadata());
        }
    }

    /** The new file is gone where a crash came after its renaming. */
    private static void replace(Path newFile, Path file) throws IOException {
        if (Files.exists(newFile)) {
            Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @FunctionalInterface
    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static void write(Path file, Writer writer) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            writer.to(out);
            out.flush();
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }
}
