package dev.touchstone.store.postgres;

import java.util.Objects;
import java.util.UUID;

/**
 * How far a run has come with one store.
 *
 * @param run the run
 * @param vectorsSha256 checksum of {@code vectors.pkl} as it was backed up, in hexadecimal
 * @param metadataSha256 checksum of {@code metadata.json} as it was backed up, in hexadecimal
 * @param encrypted whether the file's metadata were encrypted
 * @param counts what became of the entries so far
 * @param finished whether all entries are settled
 */
public record MigrationState(
        UUID run, String vectorsSha256, String metadataSha256, boolean encrypted, Counts counts, boolean finished) {
    public MigrationState {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(vectorsSha256, "vectorsSha256");
        Objects.requireNonNull(metadataSha256, "metadataSha256");
        Objects.requireNonNull(counts, "counts");
    }

    /**
     * What became of a store's entries.
     *
     * @param settled entries settled: the position of the next
     * @param inserted documents inserted
     * @param present documents that were there already under their old id
     * @param heldOut entries that cannot be documents
     */
    public record Counts(long settled, long inserted, long present, long heldOut) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /** Returns the state of a run that begins. */
    public static MigrationState beginning(UUID run, String vectorsSha256, String metadataSha256, boolean encrypted) {
        return new MigrationState(run, vectorsSha256, metadataSha256, encrypted, Counts.NONE, false);
    }

    /** Whether it is the same run, or another one of the same files. */
    public boolean sameFiles(String vectors, String metadata) {
        return vectorsSha256.equals(vectors) && metadataSha256.equals(metadata);
    }
}
