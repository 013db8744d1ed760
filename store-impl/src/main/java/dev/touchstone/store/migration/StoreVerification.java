package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A store compared with PostgreSQL, document by document.
 *
 * @param store the store
 * @param dimension components of its vectors
 * @param unchanged whether the files are those that were moved, or the present ones were asked for
 * @param files the files as they are
 * @param counts what was counted
 * @param mismatches the first documents that differ
 * @param failure why it could not be compared; empty where it was
 */
public record StoreVerification(
        CollectionId store,
        int dimension,
        boolean unchanged,
        Files files,
        Counts counts,
        List<Mismatch> mismatches,
        Optional<String> failure) {
    public StoreVerification {
        mismatches = List.copyOf(mismatches);
    }

    /**
     * The files compared.
     *
     * @param vectorsSha256 checksum of {@code vectors.pkl}
     * @param metadataSha256 checksum of {@code metadata.json}
     * @param encrypted whether the metadata are encrypted
     */
    public record Files(String vectorsSha256, String metadataSha256, boolean encrypted) {
        static final Files NONE = new Files("", "", false);

        /** Returns the same files, encrypted or not. */
        Files encrypted(boolean now) {
            return new Files(vectorsSha256, metadataSha256, now);
        }
    }

    /**
     * What was counted.
     *
     * @param entries entries of the files
     * @param heldOut entries that cannot be documents
     * @param compared documents compared: text, metadata, vector and what the file knew besides
     * @param different documents that differ or are missing
     * @param stored documents PostgreSQL holds
     * @param addedSince documents of PostgreSQL that the files do not have, and no run inserted
     */
    public record Counts(long entries, long heldOut, long compared, long different, long stored, long addedSince) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        /** Whether every entry is a document or held out, and PostgreSQL holds nothing else but what was added since. */
        boolean add() {
            return entries == heldOut + compared && stored == compared + addedSince;
        }
    }

    static StoreVerification failed(CollectionId store, String reason) {
        return new StoreVerification(store, 0, false, Files.NONE, Counts.NONE, List.of(), Optional.of(reason));
    }

    /** Whether nothing changed. */
    public boolean passes() {
        return failure.isEmpty() && unchanged && counts.different == 0 && counts.add();
    }

    /** Returns what was found, in one line. */
    public String line() {
        if (failure.isPresent()) {
            return failure.get();
        }
        if (!unchanged) {
            return "its files changed after they had been moved; after a shadow period compare the present files, else roll back and run again";
        }
        String found = String.format(
                Locale.ROOT,
                "%,d of %,d entries compared, %,d held out, %,d different; %,d documents stored, %,d of them added since",
                counts.compared,
                counts.entries,
                counts.heldOut,
                counts.different,
                counts.stored,
                counts.addedSince);
        return counts.add() ? found : found + ": the counts do not add up";
    }
}
