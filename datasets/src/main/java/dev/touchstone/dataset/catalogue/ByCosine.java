package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.UnknownDatasetException;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.Checksums;
import dev.touchstone.dataset.truth.SearchScope;
import dev.touchstone.dataset.truth.TruthQuestion;
import java.util.Optional;

/**
 * The vectors and queries of a dataset that has another metric, asked for their cosine neighbours: a dataset of its own,
 * named {@code NAME-by-cosine}, whose exact answers are found for cosine and kept like any others.
 */
final class ByCosine {
    private static final String SUFFIX = "-by-cosine";
    private static final int TRUTH_K = 100;

    private ByCosine() {}

    /** Returns the name of the dataset whose vectors a name means; empty where the name is a dataset's own. */
    static Optional<String> source(String name) {
        return name.endsWith(SUFFIX)
                ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    /**
     * Returns what a catalogue says of the vectors of a dataset by cosine.
     *
     * @throws UnknownDatasetException where the dataset is searched by cosine as it is
     */
    static DatasetInfo info(DatasetInfo source) {
        if (source.metric() == Metric.COSINE) {
            throw new UnknownDatasetException(
                    "dataset '" + source.name() + "' is searched by cosine as it is; leave out " + SUFFIX);
        }
        return new DatasetInfo(
                source.name() + SUFFIX,
                source.description() + "; asked for cosine neighbours instead",
                source.source(),
                source.licence(),
                source.documents(),
                source.queries(),
                source.dimension(),
                Metric.COSINE);
    }

    /**
     * Returns a prepared dataset by cosine; its exact answers are found where they are not there.
     *
     * @throws DatasetException naming a vector of zeros, which has no cosine distance
     */
    static Dataset of(Dataset source, GroundTruths truths, Progress progress) {
        DatasetInfo info = info(source.info());
        TruthQuestion question = new TruthQuestion(
                Metric.COSINE, Math.min(TRUTH_K, source.corpus().size()), SearchScope.ALL);
        GroundTruth truth = truths.known(source, question).orElseGet(() -> {
            requireLengths(source.corpus().vectors(), "document", info);
            requireLengths(source.queries().vectors(), "query", info);
            return truths.of(source, question, progress);
        });
        String fingerprint = Checksums.ofText(source.fingerprint() + SUFFIX);
        return new Dataset(info, fingerprint, source.corpus(), source.queries(), truth);
    }

    private static void requireLengths(VectorTable vectors, String what, DatasetInfo info) {
        float[] vector = new float[vectors.dimension()];
        for (int row = 0; row < vectors.size(); row++) {
            vectors.read(row, 1, vector);
            if (Metric.square(vector) == 0) {
                throw new DatasetException("dataset '" + info.name() + "' cannot be made: " + what + " " + row
                        + " is a vector of zeros, which has no cosine distance; import the vectors again without it");
            }
        }
    }
}
