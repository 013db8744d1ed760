package dev.touchstone.store.cutover.journal;

import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads shadow journals, also while they are being written. */
public final class JournalReader {
    private JournalReader() {}

    /**
     * What was read.
     *
     * @param files how many files
     * @param events how many whole lines
     * @param cutLines last lines that were incomplete, of processes that were killed or still write
     */
    public record Reading(int files, long events, int cutLines) {}

    /**
     * Reads every event of the journals, in the order given and by name within a folder.
     *
     * @param journals folders or single files
     * @throws VectorStoreException if one holds no journal, a line is damaged, or there is no event at all
     */
    public static Reading read(List<Path> journals, Consumer<? super ShadowEvent> consumer) {
        List<Path> files = journals.stream()
                .flatMap(journal -> files(journal).stream())
                .distinct()
                .toList();
        long[] events = {0};
        int cut = 0;
        for (Path file : files) {
            boolean incomplete = JsonLines.read(file, ShadowEvent.class, event -> {
                events[0]++;
                consumer.accept(event);
            });
            cut += incomplete ? 1 : 0;
        }
        if (events[0] == 0) {
            throw new VectorStoreException(
                    "the shadow journal is empty: " + new ArrayList<>(journals) + "; shadow first, then report");
        }
        return new Reading(files.size(), events[0], cut);
    }

    private static List<Path> files(Path journal) {
        if (Files.isRegularFile(journal)) {
            return List.of(journal);
        }
        try {
            List<Path> files = Files.isDirectory(journal) ? ShadowJournal.files(journal) : List.of();
            if (files.isEmpty()) {
                throw new VectorStoreException("there is no shadow journal in " + journal
                        + "; name the folder that VECTOR_STORE_SHADOW_JOURNAL named");
            }
            return files;
        } catch (IOException e) {
            throw new VectorStoreException(
                    journal + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
