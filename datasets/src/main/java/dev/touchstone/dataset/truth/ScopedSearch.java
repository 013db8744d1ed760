package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Neighbours;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import java.util.Arrays;

/**
 * Exact search within a scope: queries that may find the same rows are asked together, of those rows alone, so that a
 * thousand users cost what their documents cost and not a thousand times the corpus.
 */
public final class ScopedSearch {
    private static final String STEP = "find exact neighbours";

    private final ExactSearch search;

    /** Searches each part of a scope with an exact search. */
    public ScopedSearch(ExactSearch search) {
        this.search = search;
    }

    /**
     * Returns the min(k, documents in scope) nearest documents of every query, ties by row number.
     *
     * @throws dev.touchstone.dataset.DatasetException where the scope does not fit the dataset, or a vector has no
     *     distance under the metric
     */
    public GroundTruth search(Dataset dataset, TruthQuestion question, Progress progress) {
        VectorTable corpus = dataset.corpus().vectors();
        VectorTable queries = dataset.queries().vectors();
        if (question.scope().isAll()) {
            return search.search(
                    new ExactTask(corpus, queries, question.metric(), question.k(), RowFilter.ALL), progress);
        }
        Neighbours[] found = new Neighbours[queries.size()];
        Arrays.fill(found, new Neighbours(new int[0], new double[0]));
        int answered = 0;
        for (SearchScope.Part part : question.scope().parts(dataset.corpus(), dataset.queries())) {
            if (part.rows().length > 0) {
                GroundTruth truth = search.search(
                        new ExactTask(
                                corpus.select(part.rows()),
                                queries.select(part.queries()),
                                question.metric(),
                                Math.min(question.k(), part.rows().length),
                                RowFilter.ALL),
                        Progress.NONE);
                for (int i = 0; i < truth.queries(); i++) {
                    found[part.queries()[i]] = inCorpus(truth, i, part.rows());
                }
            }
            answered += part.queries().length;
            progress.advanced(STEP, answered, found.length);
        }
        return new GroundTruth(question.k(), Arrays.asList(found));
    }

    /** Numbers of selected rows rise with those of the corpus, so ties keep their order. */
    private static Neighbours inCorpus(GroundTruth truth, int query, int[] rows) {
        int[] selected = truth.neighbours(query);
        return new Neighbours(Arrays.stream(selected).map(row -> rows[row]).toArray(), truth.distances(query));
    }
}
