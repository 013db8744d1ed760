package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out about vectors.
 *
 * @param metric they are to be searched by
 * @param dimension components of each
 * @param corpus what the documents' vectors are like
 * @param queries what the queries' vectors are like; empty where there are none
 * @param nearness how far neighbours are; empty for the inner product, whose distances have no ratio
 * @param users who owns how much; empty where nobody is named
 */
public record Examination(
        Metric metric,
        int dimension,
        VectorStatistics corpus,
        Optional<VectorStatistics> queries,
        Optional<Nearness> nearness,
        Optional<UserSizes> users) {
    /** Examines a prepared dataset. */
    public static Examination of(Dataset dataset, Progress progress) {
        Corpus corpus = dataset.corpus();
        return of(
                        corpus.vectors(),
                        Optional.of(dataset.queries().vectors()),
                        dataset.info().metric(),
                        progress)
                .with(UserSizes.of(corpus));
    }

    /** Examines vectors that may be unfit for a dataset. */
    public static Examination of(VectorTable corpus, Optional<VectorTable> queries, Metric metric, Progress progress) {
        return new Examination(
                metric,
                corpus.dimension(),
                VectorSurvey.of(corpus, "documents", progress),
                queries.map(asked -> VectorSurvey.of(asked, "queries", progress)),
                metric == Metric.INNER_PRODUCT ? Optional.empty() : Nearness.of(corpus, queries, metric, progress),
                Optional.empty());
    }

    private Examination with(Optional<UserSizes> sizes) {
        return new Examination(metric, dimension, corpus, queries, nearness, sizes);
    }

    /**
     * Returns how far the mean of the queries lies from that of the documents: the square of their distance over the
     * documents' variance; empty without queries or variance.
     */
    public Optional<Double> meanShift() {
        return queries.filter(asked -> corpus.variance() > 0).map(asked -> {
            double square = 0;
            for (int d = 0; d < dimension; d++) {
                double difference = asked.means()[d] - corpus.means()[d];
                square += difference * difference;
            }
            return square / corpus.variance();
        });
    }

    /** Returns what was found and what it means, in a fixed order. */
    public List<Finding> findings() {
        return new Findings(this).all();
    }
}
