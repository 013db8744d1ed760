package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.Capability;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.random.LatentClusters;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.dataset.recall.RecallSummary;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * 20,000 clustered documents of two users, so many that a planner reads the index: 19,980 of one and, loaded in their
 * midst, 20 of another. Every hundredth has {@code rare: true}.
 *
 * @param large who has nearly all
 * @param small who has 20
 * @param vectors where queries come from; those below {@link #SIZE} are the documents'
 */
record LargeCollection(CollectionId large, CollectionId small, LatentClusters vectors) {
    static final int SIZE = 20_000;
    static final int SMALL = 20;
    static final int RARE = 100;
    static final int K = 10;

    private static final int HALF = SIZE / 2;
    private static final int QUERIES = 100;

    /** Loads the documents into a subject, and builds its index over them where it has one. */
    static LargeCollection load(StoreUnderTest subject) {
        LargeCollection loaded =
                new LargeCollection(subject.freshId(), subject.freshId(), new LatentClusters(subject.dimension(), 42));
        if (subject.capabilities().contains(Capability.VECTOR_INDEX)) {
            subject.index().buildAfter(() -> loaded.fill(subject));
        } else {
            loaded.fill(subject);
        }
        return loaded;
    }

    private void fill(StoreUnderTest subject) {
        try (VectorStore most = subject.open(large);
                VectorStore few = subject.open(small)) {
            most.addEmbedded(documents(0, HALF));
            few.addEmbedded(documents(HALF, HALF + SMALL));
            most.addEmbedded(documents(HALF + SMALL, SIZE));
        }
    }

    private List<EmbeddedDocument> documents(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new EmbeddedDocument(
                        new Document("c" + i, "text " + i, Map.of("rare", i % RARE == 0)), vectors.vector(i)))
                .toList();
    }

    /** A vector that is no document's. */
    float[] query(int number) {
        return vectors.vector(SIZE + number);
    }

    /** Recall@10 of what a search of the large user's documents returns as ids, over 100 queries. */
    RecallSummary recall(Function<float[], List<String>> search) {
        List<float[]> queries =
                IntStream.range(0, QUERIES).mapToObj(this::query).toList();
        List<List<String>> answers = queries.stream().map(search).toList();
        return RecallScorer.of(dataset(VectorTable.of(queries)))
                .scoreIds(K, answers)
                .summary();
    }

    private Dataset dataset(VectorTable queries) {
        int[] rows = IntStream.range(0, SIZE)
                .filter(i -> i < HALF || i >= HALF + SMALL)
                .toArray();
        VectorTable corpus =
                VectorTable.of(IntStream.of(rows).mapToObj(vectors::vector).toList());
        List<CorpusDocument> documents = IntStream.of(rows)
                .mapToObj(i -> new CorpusDocument("c" + i, "text " + i, Map.of()))
                .toList();
        GroundTruth truth = new BlockSearch()
                .search(new ExactTask(corpus, queries, Metric.COSINE, K, RowFilter.ALL), (step, done, total) -> {});
        List<String> texts =
                IntStream.range(0, queries.size()).mapToObj(i -> "query " + i).toList();
        DatasetInfo info = new DatasetInfo(
                "clusters-" + corpus.dimension() + "-cosine",
                "clusters of the conformance rules",
                "made from a seed",
                "Touchstone's",
                corpus.size(),
                queries.size(),
                corpus.dimension(),
                Metric.COSINE);
        return new Dataset(info, "0".repeat(64), new Corpus(documents, corpus), new QuerySet(texts, queries), truth);
    }
}
