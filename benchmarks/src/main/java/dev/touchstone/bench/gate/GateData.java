package dev.touchstone.bench.gate;

import dev.touchstone.bench.data.CorpusDocuments;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.sweep.Subjects;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileVectorStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a gate is about: documents in a file store, queries, and their exact answers.
 *
 * @param dataset queries and exact answers; its corpus holds the documents' ids and vectors
 * @param documents every document as the file store holds it
 * @param file the file store, right by definition
 * @param collection under which PostgreSQL holds them
 * @param replaces what the documents came from, for people
 */
record GateData(
        Dataset dataset, List<EmbeddedDocument> documents, VectorStore file, CollectionId collection, String replaces) {
    private static final CollectionId GATE = CollectionId.ofUser("gate");

    /** Prepares a dataset of the catalogue and puts it into a file store. */
    static GateData catalogue(String name, Path cache, Path userData, Progress progress) {
        Dataset dataset = PreparedDataset.openForStore(name, cache, progress).dataset();
        List<EmbeddedDocument> documents = CorpusDocuments.of(dataset.corpus());
        FileVectorStore file = FileVectorStore.open(
                userData, GATE, new VectorsOnly(dataset.info().dimension()));
        file.addEmbedded(documents);
        return new GateData(dataset, documents, file, GATE, "file store of " + name);
    }

    /** Opens a user's own file store and finds the exact answers to queries between its documents. */
    static GateData legacy(LegacyStore legacy, Map<String, String> environment, Progress progress) {
        FileVectorStore file = FileVectorStore.openExisting(
                legacy.userData(), legacy.id(), VectorsOnly::new, MasterKey.fromEnvironment(environment));
        List<EmbeddedDocument> documents = file.documents();
        Dataset dataset = LegacyDataset.of(documents, legacy, progress);
        return new GateData(dataset, documents, file, GATE, "file store that was named");
    }

    List<ParityQuery> queries() {
        return Subjects.queriesOf(dataset);
    }

    DatasetSummary summary() {
        return PreparedDataset.summary(dataset);
    }
}
