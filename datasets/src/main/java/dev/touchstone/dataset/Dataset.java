package dev.touchstone.dataset;

import java.util.Objects;

/**
 * A prepared dataset.
 *
 * @param info what the catalogue says about it
 * @param fingerprint SHA-256 over its vectors and texts, and the metric where that is not the one they come with, 64
 *     hexadecimal digits: equal where the content is equal
 * @param corpus the documents that are searched
 * @param queries what is asked, held apart from the corpus
 * @param truth the exact answers
 */
public record Dataset(DatasetInfo info, String fingerprint, Corpus corpus, QuerySet queries, GroundTruth truth) {
    public Dataset {
        Objects.requireNonNull(info, "info");
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw new DatasetException("the fingerprint of dataset '" + info.name() + "' is not a SHA-256");
        }
        if (queries.size() != truth.queries()) {
            throw new DatasetException("dataset '" + info.name() + "' has " + queries.size()
                    + " queries and ground truth for " + truth.queries());
        }
    }
}
