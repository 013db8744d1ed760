package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;

/**
 * The data a run measured on.
 *
 * @param name source-dimensions-distance, such as {@code wordnet-minilm-384-cosine}; lower case, digits and hyphens
 * @param documents rows of the corpus used, at least 1
 * @param dimensions numbers a vector, at least 1
 * @param queries queries held apart from the corpus, at least 1
 * @param fingerprint checksum of corpus and queries
 */
public record DatasetSummary(String name, long documents, int dimensions, long queries, String fingerprint) {
    public DatasetSummary {
        FolderName.checkPart("dataset", name);
        checkPositive(name, "documents", documents);
        checkPositive(name, "dimensions", dimensions);
        checkPositive(name, "queries", queries);
        if (fingerprint.isBlank()) {
            throw new ReportException("dataset " + name + " has no fingerprint; compute it from its vectors");
        }
    }

    private static void checkPositive(String dataset, String name, long value) {
        if (value < 1) {
            throw new ReportException("dataset " + dataset + " has " + value + " " + name + "; at least 1 is needed");
        }
    }
}
