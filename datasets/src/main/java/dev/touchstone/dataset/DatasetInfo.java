package dev.touchstone.dataset;

import java.util.Objects;

/**
 * What a catalogue says about a dataset before it is prepared.
 *
 * @param name source-dimension-metric, unique in its catalogue
 * @param description one sentence for a list
 * @param source where texts and vectors come from
 * @param licence under which they may be used
 * @param documents number of documents in the corpus, at least 1
 * @param queries number of queries, at least 1
 * @param dimension components of each vector, at least 1
 * @param metric how nearness is measured
 */
public record DatasetInfo(
        String name,
        String description,
        String source,
        String licence,
        int documents,
        int queries,
        int dimension,
        Metric metric) {
    public DatasetInfo {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new DatasetException("dataset name '" + name + "' must be lower-case words joined by '-'");
        }
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(metric, "metric");
        if (documents < 1 || queries < 1 || dimension < 1) {
            throw new DatasetException("dataset '" + name + "' needs at least one document, query and dimension");
        }
    }
}
