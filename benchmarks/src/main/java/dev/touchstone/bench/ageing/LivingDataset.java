package dev.touchstone.bench.ageing;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The documents that live at one time, with the exact answers over them: an oracle that PostgreSQL has no part in. */
final class LivingDataset {
    private LivingDataset() {}

    /**
     * Finds the exact answers.
     *
     * @param source whose first queries are asked; the metric is cosine, as the store's
     * @param lives the documents
     */
    static Dataset of(Dataset source, List<Life> lives, int queries, int k) {
        int[] first = IntStream.range(0, queries).toArray();
        QuerySet asked = new QuerySet(
                IntStream.of(first).mapToObj(source.queries()::text).toList(),
                source.queries().vectors().select(first));
        VectorTable vectors = VectorTable.of(lives.stream().map(Life::vector).toList());
        List<CorpusDocument> documents = lives.stream()
                .map(life -> new CorpusDocument(life.id(), source.corpus().text(life.row()), Map.of()))
                .toList();
        GroundTruth truth = new BlockSearch()
                .search(new ExactTask(vectors, asked.vectors(), Metric.COSINE, k, RowFilter.ALL), Progress.NONE);
        DatasetInfo info = source.info();
        return new Dataset(
                new DatasetInfo(
                        info.name(),
                        info.description(),
                        info.source(),
                        info.licence(),
                        lives.size(),
                        queries,
                        info.dimension(),
                        Metric.COSINE),
                source.fingerprint(),
                new Corpus(documents, vectors),
                asked,
                truth);
    }
}
