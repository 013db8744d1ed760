package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;

/**
 * Finds exact nearest neighbours.
 *
 * <p>However candidates are found, reported distances are {@link dev.touchstone.dataset.Metric#distance} and order is
 * by distance, then by row.
 */
@FunctionalInterface
public interface ExactSearch {
    /**
     * Returns the min(k, matching rows) nearest rows of every query.
     *
     * @throws dev.touchstone.dataset.DatasetException where a vector has no distance under the metric
     */
    GroundTruth search(ExactTask task, Progress progress);
}
