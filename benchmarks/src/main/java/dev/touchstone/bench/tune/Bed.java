package dev.touchstone.bench.tune;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Progress;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The documents of a workload in a schema of one layout, without an index at first. */
final class Bed implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final PgVectorDatabase database;
    private final VectorSpace space;

    private Bed(PgVectorDatabase database, VectorSpace space) {
        this.database = database;
        this.space = space;
    }

    /** Fills an empty schema; documents are streamed, user by user. */
    static Bed fill(ConnectionSettings server, VectorSpace space, Workload workload, Progress progress) {
        PgVectorDatabase database =
                PgVectorDatabase.open(server, space, PoolSettings.defaults().withMaximumSize(2));
        Bed bed = new Bed(database, space);
        try {
            bed.load(workload, progress);
            return bed;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void load(Workload workload, Progress progress) {
        Corpus corpus = workload.dataset().corpus();
        String step = "Loading " + corpus.size() + " documents";
        Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
        for (int row = 0; row < corpus.size(); row++) {
            rows.computeIfAbsent(workload.ownerOfRow().apply(row), user -> IntStream.builder())
                    .add(row);
        }
        long[] done = {0};
        rows.forEach((user, owned) -> {
            Iterator<EmbeddedDocument> documents =
                    owned.build().mapToObj(row -> document(corpus, row)).iterator();
            store(user, new SearchSettings.ExactSearch()).addStream(documents, id -> {
                if (++done[0] % BATCH == 0) {
                    progress.advanced(step, done[0], corpus.size());
                }
            });
        });
        progress.advanced(step, corpus.size(), corpus.size());
        database.analyze();
    }

    private static EmbeddedDocument document(Corpus corpus, int row) {
        CorpusDocument document = corpus.document(row);
        return new EmbeddedDocument(
                new Document(document.id(), document.text(), Map.copyOf(document.attributes())), corpus.vector(row));
    }

    static VectorSpace space(String schema, int dimension, String layout) {
        return new VectorSpace(schema, dimension, Layout.parse(layout));
    }

    PgVectorDatabase database() {
        return database;
    }

    VectorSpace space() {
        return space;
    }

    PgVectorStore store(String user, SearchSettings settings) {
        return database.store(
                new CollectionId(user, Workload.COLLECTION), new VectorsOnly(space.dimension()), settings);
    }

    /** The stores of these users under one setting. */
    Map<String, PgVectorStore> stores(List<String> users, SearchSettings settings) {
        Map<String, PgVectorStore> stores = new LinkedHashMap<>();
        users.forEach(user -> stores.computeIfAbsent(user, name -> store(name, settings)));
        return stores;
    }

    @Override
    public void close() {
        database.close();
    }
}
