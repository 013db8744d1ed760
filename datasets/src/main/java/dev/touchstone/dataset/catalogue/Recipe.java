package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;

/** How a dataset is made. */
public interface Recipe {
    /** Returns what the catalogue says about it. */
    DatasetInfo info();

    /**
     * Opens what it is made of, the same every time.
     *
     * @param progress hears how far fetching or reading has come
     * @throws dev.touchstone.dataset.DatasetException where that cannot be had
     */
    Ingredients open(Progress progress);
}
