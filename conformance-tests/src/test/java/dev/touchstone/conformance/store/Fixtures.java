package dev.touchstone.conformance.store;

import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.embedding.EmbeddingModel;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Databases and seeded vectors for the tests of the PostgreSQL store. */
final class Fixtures {
    static final int DIMENSION = 24;
    private static final int CLUSTERS = 200;

    private Fixtures() {}

    static PgVectorDatabase open(TestDatabase database) {
        return open(database, 2);
    }

    static PgVectorDatabase open(TestDatabase database, int connections) {
        return PgVectorDatabase.open(
                database.connection(),
                new VectorSpace(database.newSchema(), DIMENSION),
                PoolSettings.defaults().withMaximumSize(connections));
    }

    static PgVectorStore store(PgVectorDatabase database, String user, SearchSettings settings) {
        return database.store(CollectionId.ofUser(user), new VectorsOnly(database.dimension()), settings);
    }

    static PgVectorStore exact(PgVectorDatabase database, String user) {
        return store(database, user, new SearchSettings.ExactSearch());
    }

    /** Vectors around common centres; the same seed gives the same vectors. */
    static List<EmbeddedDocument> clustered(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<EmbeddedDocument> documents = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            documents.add(embedded("text " + i, Map.of("n", i, "even", i % 2 == 0), near(random)));
        }
        return documents;
    }

    static float[] near(SplittableRandom random) {
        SplittableRandom centre = new SplittableRandom(random.nextInt(CLUSTERS));
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (centre.nextDouble() - 0.5 + 0.2 * (random.nextDouble() - 0.5));
        }
        return vector;
    }

    static EmbeddedDocument embedded(String text, Map<String, Object> metadata, float... vector) {
        return new EmbeddedDocument(Document.of(text, metadata), vector);
    }

    static EmbeddedDocument withId(String id, String text, float... vector) {
        return new EmbeddedDocument(Document.of(text).withId(id), vector);
    }

    /** A vector along one axis, turned a little towards another. */
    static float[] axis(int axis, double turn) {
        float[] vector = new float[DIMENSION];
        vector[axis] = 1;
        vector[(axis + 1) % DIMENSION] = (float) turn;
        return vector;
    }

    static SearchRequest query(int k) {
        return SearchRequest.of(axis(0, 0), k);
    }

    /** For tests that bring their own vectors. */
    record VectorsOnly(int dimension) implements EmbeddingModel {
        @Override
        public List<float[]> embedDocuments(List<String> texts) {
            throw new UnsupportedOperationException("this test embeds no text");
        }

        @Override
        public float[] embedQuery(String text) {
            throw new UnsupportedOperationException("this test embeds no text");
        }
    }
}
