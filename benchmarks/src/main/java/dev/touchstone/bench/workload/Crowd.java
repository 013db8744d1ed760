package dev.touchstone.bench.workload;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A corpus dealt out to users of very different size in one table.
 *
 * <p>Users own consecutive rows, and a corpus is in shuffled order, so each owns a fair sample; a filter matches every
 * n-th row, whatever its vector.
 *
 * @param firstRows where each user's rows begin, the smallest user first; the last user owns the rest
 */
record Crowd(Dataset dataset, List<Integer> firstRows) {
    /** Every how many rows a filter matches: shares of 1 to a thousandth. */
    static final List<Integer> EVERY = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000);

    private static final int[] SIZES = {10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000};
    private static final int SMALLEST = 100;
    private static final String COLLECTION = "crowd";

    Crowd {
        firstRows = List.copyOf(firstRows);
    }

    /** Deals a corpus out: users of 10, 30, 100, … rows as far as half of it, and one who owns the rest. */
    static Crowd of(Dataset dataset) {
        int rows = dataset.corpus().size();
        if (rows < SMALLEST) {
            throw new DatasetException(
                    "a corpus of " + rows + " documents has no users to speak of; take one of " + SMALLEST);
        }
        return new Crowd(dataset, firstRows(rows));
    }

    private static List<Integer> firstRows(long rows) {
        List<Integer> firstRows = new ArrayList<>();
        int next = 0;
        for (int size : SIZES) {
            if (2L * (next + size) <= rows) {
                firstRows.add(next);
                next += size;
            }
        }
        firstRows.add(next);
        return firstRows;
    }

    /** How many users a corpus of so many rows is dealt out to. */
    static int users(long rows) {
        return firstRows(rows).size();
    }

    int users() {
        return firstRows.size();
    }

    /** How many rows a user owns. */
    int rows(int user) {
        return end(user) - firstRows.get(user);
    }

    private int end(int user) {
        return user + 1 < users() ? firstRows.get(user + 1) : dataset.corpus().size();
    }

    /** How many rows of a user match the filter of every so many rows. */
    long matching(int user, int every) {
        return IntStream.range(firstRows.get(user), end(user))
                .filter(row -> row % every == 0)
                .count();
    }

    /** What a search of the user with that filter may find. */
    RowFilter filter(int user, int every) {
        int first = firstRows.get(user);
        int end = end(user);
        return (query, row) -> row >= first && row < end && row % every == 0;
    }

    /** The same filter as callers of the store write it. */
    static MetadataFilter condition(int every) {
        return every == 1 ? MetadataFilter.all() : MetadataFilter.equalTo(key(every), true);
    }

    private static String key(int every) {
        return "one_in_" + every;
    }

    /** Loads every user's documents into an empty space. */
    void load(PgVectorDatabase database, Progress progress) {
        int total = dataset.corpus().size();
        String step = "Loading " + users() + " users";
        for (int user = 0; user < users(); user++) {
            Iterator<EmbeddedDocument> documents = IntStream.range(firstRows.get(user), end(user))
                    .mapToObj(this::document)
                    .iterator();
            store(database, user, new SearchSettings.ExactSearch()).addStream(documents, id -> {});
            progress.advanced(step, end(user), total);
        }
        database.analyze();
    }

    private EmbeddedDocument document(int row) {
        Map<String, Object> metadata = new HashMap<>();
        EVERY.stream().filter(every -> every > 1 && row % every == 0).forEach(every -> metadata.put(key(every), true));
        Document document =
                new Document(dataset.corpus().id(row), dataset.corpus().text(row), metadata);
        return new EmbeddedDocument(document, dataset.corpus().vector(row));
    }

    /** The store of a user under a search's settings. */
    PgVectorStore store(PgVectorDatabase database, int user, SearchSettings search) {
        return database.store(collection(user), new VectorsOnly(dataset.info().dimension()), search);
    }

    /** The collection of a user. */
    static CollectionId collection(int user) {
        return new CollectionId("user_" + user, COLLECTION);
    }
}
