package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.cache.TruthFile;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ScopedSearch;
import dev.touchstone.dataset.truth.TruthQuestion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exact answers to any question about a prepared dataset, each found once and kept in the cache folder under the
 * dataset's fingerprint.
 */
public final class GroundTruths {
    private static final String FORMAT = "1";

    private final Path cache;
    private final ScopedSearch search = new ScopedSearch(new BlockSearch());

    /** Keeps answers in a cache folder. */
    public GroundTruths(Path cache) {
        this.cache = cache;
    }

    /**
     * Returns the exact answers for every query of a dataset, finding them first where they are not there; its k is at
     * least the one asked for.
     *
     * @throws DatasetException where k exceeds the number of documents, the scope does not fit the dataset, a vector
     *     has no distance under the metric, or the cache folder is damaged or cannot be written
     */
    public GroundTruth of(Dataset dataset, TruthQuestion question, Progress progress) {
        requireK(dataset, question);
        if (isPrepared(dataset, question)) {
            return dataset.truth();
        }
        TruthFile file = file(dataset, question);
        return file.read(question.k()).orElseGet(() -> {
            GroundTruth found = search.search(dataset, question, progress);
            file.write(found);
            return found;
        });
    }

    /**
     * Returns the exact answers where they were found before.
     *
     * @throws DatasetException where k exceeds the number of documents, or the file is damaged
     */
    public Optional<GroundTruth> known(Dataset dataset, TruthQuestion question) {
        requireK(dataset, question);
        return isPrepared(dataset, question)
                ? Optional.of(dataset.truth())
                : file(dataset, question).read(question.k());
    }

    private static boolean isPrepared(Dataset dataset, TruthQuestion question) {
        return question.scope().isAll()
                && question.metric() == dataset.info().metric()
                && question.k() <= dataset.truth().k();
    }

    private static void requireK(Dataset dataset, TruthQuestion question) {
        if (question.k() > dataset.corpus().size()) {
            throw new DatasetException("k is " + question.k() + "; dataset '"
                    + dataset.info().name() + "' has only " + dataset.corpus().size() + " documents");
        }
    }

    /** Attribute names and values are free text: each is written with its length. */
    private TruthFile file(Dataset dataset, TruthQuestion question) {
        StringBuilder text = new StringBuilder(FORMAT);
        append(text, dataset.fingerprint());
        append(text, question.metric().label());
        append(text, Integer.toString(question.k()));
        question.scope().filter().forEach((attribute, value) -> {
            append(text, "filter");
            append(text, attribute);
            append(text, value);
        });
        question.scope().shared().forEach(attribute -> {
            append(text, "shared");
            append(text, attribute);
        });
        return new TruthFile(cache, dataset.info().name(), text.toString());
    }

    private static void append(StringBuilder text, String part) {
        text.append(' ').append(part.length()).append(':').append(part);
    }
}
