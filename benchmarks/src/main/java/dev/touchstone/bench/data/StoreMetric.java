package dev.touchstone.bench.data;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import java.nio.file.Path;

/** The metric the store searches by: its answers, held against exact ones of another metric, would mean nothing. */
public final class StoreMetric {
    private StoreMetric() {}

    /**
     * Refuses a dataset that is not searched by cosine, or is not there; nothing is prepared.
     *
     * @throws ConfigurationException naming the dataset and what its vectors by cosine are called
     */
    public static void require(String dataset, Path cache) {
        require(DatasetCatalogue.standard().find(dataset, cache));
    }

    /**
     * Refuses a dataset that is not searched by cosine.
     *
     * @throws ConfigurationException naming the dataset and what its vectors by cosine are called
     */
    public static void require(DatasetInfo info) {
        if (info.metric() != Metric.COSINE) {
            throw new ConfigurationException("dataset '" + info.name() + "' is searched by "
                    + info.metric().label() + ", the store by cosine; name '" + info.name()
                    + "-by-cosine' to ask its vectors for their cosine neighbours");
        }
    }
}
