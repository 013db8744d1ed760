package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import java.util.Locale;
import java.util.Objects;

/**
 * What an import is to become.
 *
 * @param name of the dataset, source-dimension-metric
 * @param metric how nearness is measured
 * @param holdOut rows to be taken out of the corpus, by a seeded choice, to be its queries; 0 where there are others
 */
public record ImportPlan(String name, Metric metric, int holdOut) {
    public ImportPlan {
        Objects.requireNonNull(metric, "metric");
        if (holdOut < 0) {
            throw new DatasetException("cannot hold out " + holdOut + " rows; name 1 or more");
        }
    }

    /**
     * Returns a name made of what something is called, as datasets are named; a dimension and a metric at its end are
     * taken for its own and replaced.
     */
    public static String nameFor(String called, int dimension, Metric metric) {
        String words = called.toLowerCase(Locale.ROOT)
                .replaceAll("\\.(hdf5|h5|npy|[fib]vecs|fbin|ibin|[ui]8bin)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "")
                .replaceAll("-(angular|cosine|euclidean|l2|dot|ip|inner-product)$", "")
                .replaceAll("-" + dimension + "$", "");
        String metricWord = metric.label().replace('_', '-');
        return (words.isEmpty() ? "imported" : words) + "-" + dimension + "-" + metricWord;
    }
}
