package dev.touchstone.store.migration;

import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.crypto.Fernet;
import dev.touchstone.store.file.FileEntries;
import dev.touchstone.store.file.StoreFolder;
import dev.touchstone.store.pickle.PickledVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What a store's files hold, after reading them wholly.
 *
 * @param entries positions: the longer of the two files
 * @param dimension components of most of its vectors; 0 where there is none
 * @param encrypted whether the metadata are encrypted
 * @param heldOut the entries that cannot be documents, in their order
 */
public record Survey(long entries, int dimension, boolean encrypted, List<HeldOut> heldOut) {
    /** What a store holds that nothing was ever added to. */
    static final Survey NOTHING = new Survey(0, 0, false, List.of());

    private static final int REPORT_EVERY = 1_000;
    private static final int MAX_DIMENSION = 16_000;

    public Survey {
        heldOut = List.copyOf(heldOut);
    }

    /** Returns how many entries become documents. */
    public long documents() {
        return entries - heldOut.size();
    }

    /** Returns how many entries are held out, by kind of reason. */
    public Map<HeldOut.Kind, Long> heldOutByKind() {
        Map<HeldOut.Kind, Long> counts = new java.util.EnumMap<>(HeldOut.Kind.class);
        heldOut.forEach(entry -> counts.merge(entry.kind(), 1L, Long::sum));
        return counts;
    }

    /**
     * Refuses vectors that PostgreSQL cannot store.
     *
     * @throws VectorStoreException naming the file
     */
    void requireStorable(StoreFolder folder) {
        if (dimension > MAX_DIMENSION) {
            throw new VectorStoreException(folder.vectors() + ": its vectors have " + dimension
                    + " numbers; PostgreSQL stores at most " + MAX_DIMENSION);
        }
    }

    /**
     * Reads a store wholly.
     *
     * @param folder where its files are
     * @param encryption under the user's key; empty where there is no master key
     * @param bytesRead hears how much of {@code vectors.pkl} was read
     * @throws dev.touchstone.store.VectorStoreException naming the file and the cause, if one is damaged
     */
    static Survey of(StoreFolder folder, Optional<Fernet> encryption, LongConsumer bytesRead) {
        try {
            Survey survey = read(folder, encryption, bytesRead, firstDimension(folder.vectors()));
            long others = survey.heldOutByKind().getOrDefault(HeldOut.Kind.OTHER_DIMENSION, 0L);
            if (others < survey.documents()) {
                return survey;
            }
            int commonest = commonestDimension(folder.vectors(), survey.dimension);
            return commonest == survey.dimension ? survey : read(folder, encryption, bytesRead, commonest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Survey read(StoreFolder folder, Optional<Fernet> encryption, LongConsumer bytesRead, int dimension) {
        List<HeldOut> heldOut = new ArrayList<>();
        try (FileEntries entries = FileEntries.open(folder.path(), encryption)) {
            EntryReader reader = new EntryReader(entries, folder.id(), new EntryRules(dimension), heldOut::add);
            while (reader.next() != null) {
                if (reader.behind().settled() % REPORT_EVERY == 0) {
                    bytesRead.accept(entries.bytesRead());
                }
            }
            return new Survey(reader.behind().settled(), dimension, entries.encrypted(), heldOut);
        }
    }

    private static int firstDimension(Path vectors) throws IOException {
        try (PickledVectors all = PickledVectors.open(vectors)) {
            double[] vector = all.next();
            while (vector != null && vector.length == 0) {
                vector = all.next();
            }
            return vector == null ? 0 : vector.length;
        }
    }

    /** Returns the dimension most vectors have; of several, the one found first. */
    private static int commonestDimension(Path vectors, int first) throws IOException {
        Map<Integer, Long> counts = new HashMap<>();
        int commonest = first;
        try (PickledVectors all = PickledVectors.open(vectors)) {
            for (double[] vector = all.next(); vector != null; vector = all.next()) {
                if (vector.length > 0) {
                    counts.merge(vector.length, 1L, Long::sum);
                }
            }
        }
        for (Map.Entry<Integer, Long> count : counts.entrySet()) {
            if (count.getValue() > counts.getOrDefault(commonest, 0L)) {
                commonest = count.getKey();
            }
        }
        return commonest;
    }
}
