package dev.touchstone.bench.demo;

import dev.touchstone.bench.data.CorpusDocuments;
import dev.touchstone.bench.environment.TimeAccount;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.sweep.AskedOnce;
import dev.touchstone.bench.sweep.Subjects;
import dev.touchstone.conformance.parity.ParityQuery;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts one dataset into the file store and into PostgreSQL, and collects the file store's answers. */
final class Filling {
    private final Path userData;
    private final Progress progress;
    private final TimeAccount account;

    Filling(Path userData, Progress progress, TimeAccount account) {
        this.userData = userData;
        this.progress = progress;
        this.account = account;
    }

    Subjects fill(Dataset dataset, PgVectorDatabase database, FileBaseline baseline, int k) {
        List<EmbeddedDocument> documents = CorpusDocuments.of(dataset.corpus());
        VectorsOnly model = new VectorsOnly(dataset.info().dimension());
        progress.advanced("Filling both stores", 0, 2);
        FileVectorStore file = FileVectorStore.open(userData, Demo.COLLECTION, model);
        account.time("file store load", () -> file.addEmbedded(documents));
        progress.advanced("Filling both stores", 1, 2);
        PgVectorStore postgres = database.store(Demo.COLLECTION, model, new ExactSearch());
        account.time("PostgreSQL load", () -> {
            postgres.addEmbedded(documents);
            database.analyze();
        });
        progress.advanced("Filling both stores", 2, 2);
        List<ParityQuery> queries = Subjects.queriesOf(dataset);
        VectorStore remembered = new AskedOnce(file, baseline::record);
        account.time("file store answers", () -> ask(remembered, queries, k));
        Set<String> ids = documents.stream().map(d -> d.document().id()).collect(Collectors.toUnmodifiableSet());
        return new Subjects(dataset, queries, remembered, database, postgres, ids);
    }

    private void ask(VectorStore store, List<ParityQuery> queries, int k) {
        for (int i = 0; i < queries.size(); i++) {
            store.search(SearchRequest.of(queries.get(i).vector(), k));
            progress.advanced("Asking the file store", i + 1L, queries.size());
        }
    }
}
