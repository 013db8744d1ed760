package dev.touchstone.bench.workload;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded vectors without structure: the hardest case for an index of its dimension. */
public final class RandomDataset {
    public static final int DIMENSION = 32;
    public static final int K = 10;

    private RandomDataset() {}

    public static Dataset of(int documents, int queries) {
        Random random = new Random(7);
        VectorTable rows = vectors(random, documents);
        VectorTable asked = vectors(random, queries);
        List<CorpusDocument> texts = IntStream.range(0, documents)
                .mapToObj(row -> new CorpusDocument("d" + row, "document " + row, Map.of()))
                .toList();
        DatasetInfo info = new DatasetInfo(
                "random-32-cosine", "random", "seeded", "none", documents, queries, DIMENSION, Metric.COSINE);
        QuerySet questions = new QuerySet(
                IntStream.range(0, queries).mapToObj(query -> "query " + query).toList(), asked);
        ExactTask task = new ExactTask(rows, asked, Metric.COSINE, K, RowFilter.ALL);
        return new Dataset(
                info,
                "0".repeat(64),
                new Corpus(texts, rows),
                questions,
                new BlockSearch().search(task, Progress.NONE));
    }

    private static VectorTable vectors(Random random, int count) {
        return VectorTable.of(IntStream.range(0, count)
                .mapToObj(row -> {
                    float[] vector = new float[DIMENSION];
                    for (int i = 0; i < DIMENSION; i++) {
                        vector[i] = (float) random.nextGaussian();
                    }
                    return vector;
                })
                .toList());
    }
}
