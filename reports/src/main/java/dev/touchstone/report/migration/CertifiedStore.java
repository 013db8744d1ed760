package dev.touchstone.report.migration;

import dev.touchstone.report.ReportException;

/**
 * A store whose documents are in PostgreSQL as its files have them.
 *
 * @param user whose it is
 * @param collection its name
 * @param dimensions components of its vectors
 * @param vectorsSha256 checksum of {@code vectors.pkl}
 * @param metadataSha256 checksum of {@code metadata.json}
 * @param entries entries of the files
 * @param heldOut entries that cannot be documents
 * @param compared documents compared
 * @param stored documents PostgreSQL holds
 * @param addedSince documents of PostgreSQL that the files do not have
 */
public record CertifiedStore(
        String user,
        String collection,
        int dimensions,
        String vectorsSha256,
        String metadataSha256,
        long entries,
        long heldOut,
        long compared,
        long stored,
        long addedSince) {
    public CertifiedStore {
        if (entries != heldOut + compared || stored != compared + addedSince) {
            throw new ReportException(
                    "the counts of " + user + "/" + collection + " do not add up, so it cannot be certified");
        }
    }
}
