package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.random.RandomMetadata;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.PgVectorDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSONB and Java never disagree about a filter: seeded random trees over seeded random metadata. */
@PostgresTest
class RandomFiltersIT {
    private static final int DOCUMENTS = 150;
    private static final int FILTERS = 250;
    private final RandomMetadata random = new RandomMetadata(new SplittableRandom(20_26));

    @Test
    void matchesInPostgresWhatItMatchesInJava(TestDatabase testDatabase, @TempDir Path files) {
        try (PgVectorDatabase database = Fixtures.open(testDatabase)) {
            VectorStore postgres = Fixtures.exact(database, "anna");
            VectorStore java = FileVectorStore.open(files, CollectionId.ofUser("anna"), postgres.embeddingModel());
            List<EmbeddedDocument> documents = documents();
            postgres.addEmbedded(documents);
            java.addEmbedded(documents);
            int matches = 0;
            for (int i = 0; i < FILTERS; i++) {
                MetadataFilter filter = random.filter(4);
                List<String> expected = matching(java, filter);
                assertThat(matching(postgres, filter)).as("%s", filter).isEqualTo(expected);
                matches += expected.size();
            }
            assertThat(matches).isBetween(FILTERS, FILTERS * (DOCUMENTS - 1));
            database.dropSchema();
        }
    }

    private static List<String> matching(VectorStore store, MetadataFilter filter) {
        SearchRequest request = new SearchRequest(Fixtures.axis(0, 0), DOCUMENTS, filter);
        return store.search(request).stream()
                .map(ScoredDocument::document)
                .map(Document::id)
                .sorted()
                .toList();
    }

    private List<EmbeddedDocument> documents() {
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Document document = new Document("d" + i, "text", random.metadata());
            documents.add(new EmbeddedDocument(document, Fixtures.axis(0, i / 100.0)));
        }
        return documents;
    }
}
