package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import java.util.Iterator;

/** Reads every vector of a source once, before anything is written. */
final class VectorCheck {
    private static final int TELL_EVERY = 4_096;

    private VectorCheck() {}

    /**
     * Refuses vectors that have no distance.
     *
     * @throws DatasetException naming the row and what is wrong with it
     */
    static void requireDistances(ImportSource source, Metric metric, String what, Progress progress) {
        String step = "check " + what;
        Iterator<float[]> vectors = source.vectors();
        for (int row = 0; row < source.size(); row++) {
            if (row % TELL_EVERY == 0) {
                progress.advanced(step, row, source.size());
            }
            if (!vectors.hasNext()) {
                throw new DatasetException(
                        source.origin() + " ends after " + row + " of " + source.size() + " vectors");
            }
            requireDistance(vectors.next(), row, source, metric);
        }
        progress.advanced(step, source.size(), source.size());
    }

    private static void requireDistance(float[] vector, int row, ImportSource source, Metric metric) {
        String named = "vector " + row + " of " + source.origin();
        if (vector.length != source.dimension()) {
            throw new DatasetException(named + " has " + vector.length + " dimensions; the first has "
                    + source.dimension() + ": leave it out");
        }
        for (int d = 0; d < vector.length; d++) {
            if (!Float.isFinite(vector[d])) {
                throw new DatasetException(named + " holds " + vector[d] + " at component " + d
                        + "; leave it out (dataset doctor on the file counts such vectors)");
            }
        }
        if (metric == Metric.COSINE && Metric.square(vector) == 0) {
            throw new DatasetException(
                    named + " is zero, so it has no cosine distance; leave it out, or import with --metric l2");
        }
    }
}
