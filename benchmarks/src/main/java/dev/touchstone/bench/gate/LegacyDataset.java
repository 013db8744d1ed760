package dev.touchstone.bench.gate;

import dev.touchstone.bench.parity.MixedQueries;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.QuerySet;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.store.EmbeddedDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A file store's documents as a dataset: the oracle finds the exact answers, not the store. */
final class LegacyDataset {
    private LegacyDataset() {}

    static Dataset of(List<EmbeddedDocument> documents, LegacyStore legacy, Progress progress) {
        if (documents.isEmpty()) {
            throw new DatasetException("the file store holds no documents, so nothing can be compared; name another");
        }
        VectorTable vectors =
                VectorTable.of(documents.stream().map(EmbeddedDocument::vector).toList());
        List<ParityQuery> asked = MixedQueries.of(documents, legacy.queries(), legacy.seed());
        QuerySet queries = new QuerySet(
                asked.stream().map(ParityQuery::text).toList(),
                VectorTable.of(asked.stream().map(ParityQuery::vector).toList()));
        Corpus corpus = new Corpus(
                documents.stream()
                        .map(EmbeddedDocument::document)
                        .map(document -> new CorpusDocument(document.id(), document.text(), Map.of()))
                        .toList(),
                vectors);
        GroundTruth truth = new BlockSearch()
                .search(new ExactTask(vectors, queries.vectors(), Metric.COSINE, Gate.K, RowFilter.ALL), progress);
        return new Dataset(info(corpus, queries), fingerprint(documents, asked), corpus, queries, truth);
    }

    private static DatasetInfo info(Corpus corpus, QuerySet queries) {
        int dimension = corpus.vectors().dimension();
        return new DatasetInfo(
                "legacy-" + dimension + "-cosine",
                "a user's own file store",
                "file store",
                "the user's own",
                corpus.size(),
                queries.size(),
                dimension,
                Metric.COSINE);
    }

    /** Equal where ids, texts, metadata, vectors and queries are. */
    private static String fingerprint(List<EmbeddedDocument> documents, List<ParityQuery> queries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (EmbeddedDocument embedded : documents) {
                add(digest, embedded.document().id());
                add(digest, embedded.document().text());
                add(digest, new java.util.TreeMap<>(embedded.document().metadata()).toString());
                add(digest, embedded.vector());
            }
            queries.forEach(query -> add(digest, query.vector()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
        bytes.asFloatBuffer().put(vector);
        digest.update(bytes);
    }
}
