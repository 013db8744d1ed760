package dev.touchstone.bench.plan;

import dev.touchstone.dataset.synthetic.ClusteredCorpus;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import dev.touchstone.dataset.synthetic.ZipfUsers;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first rows of a set of vectors, as documents of users.
 *
 * @param owners whose they are; empty where all are the first user's
 */
record SizedRows(VectorGenerator vectors, int count, Optional<ZipfUsers> owners) {
    private static final String TEXT =
            "A paragraph of plain words, of the length that a document's passage has. ".repeat(5);

    /** Rows of users: all of one, or of many by Zipf's law. */
    static SizedRows of(VectorGenerator vectors, int count, int users) {
        ZipfUsers owners = new ZipfUsers(ClusteredCorpus.SEED, "owners of a load", users);
        return new SizedRows(vectors, count, users == 1 ? Optional.empty() : Optional.of(owners));
    }

    /** Some of the rows, by user. */
    Map<Integer, List<EmbeddedDocument>> documents(int first, int number) {
        Map<Integer, List<EmbeddedDocument>> documents = new TreeMap<>();
        for (int row = first; row < first + number; row++) {
            documents.computeIfAbsent(owner(row), user -> new ArrayList<>()).add(document(row));
        }
        return documents;
    }

    private int owner(int row) {
        return owners.map(users -> users.of(row)).orElse(0);
    }

    private EmbeddedDocument document(int row) {
        return document(row, vectors.vector(row));
    }

    /** A document of the usual length. */
    static EmbeddedDocument document(int row, float[] vector) {
        Map<String, Object> metadata = Map.of("row", row, "topic", "topic" + row % 10, "read", row % 2 == 0);
        return new EmbeddedDocument(Document.of(TEXT, metadata), vector);
    }
}
