package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSONB and Java never disagree about a filter: seeded random trees over seeded random metadata. */
@PostgresTest
class RandomFiltersIT {
    private static final int DOCUMENTS = 150;
    private static final int FILTERS = 250;
    private static final List<String> KEYS = List.of("a", "b", "", "\"");

    /** Few values, so that they meet; of all types, so that they should not. */
    private static final List<Object> SCALARS = Arrays.asList(
            null,
            true,
            false,
            0,
            1,
            1.0,
            -2.5,
            1e20,
            9_007_199_254_740_992L,
            9_007_199_254_740_993L,
            9.007199254740992E15,
            "",
            "1",
            "a",
            "B",
            "é",
            "\uffee",
            "\ud83d\ude00",
            "\"\\");

    private final SplittableRandom random = new SplittableRandom(20_26);

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
                MetadataFilter filter = tree(4);
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
            Map<String, Object> metadata = new HashMap<>();
            for (String key : KEYS) {
                if (random.nextInt(4) > 0) {
                    metadata.put(key, value());
                }
            }
            Document document = new Document("d" + i, "text", metadata);
            documents.add(new EmbeddedDocument(document, Fixtures.axis(0, i / 100.0)));
        }
        return documents;
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.asList(scalar(), scalar());
            case 1 -> Map.of("a", 1);
            default -> scalar();
        };
    }

    private Object scalar() {
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private MetadataFilter tree(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(KEYS.get(random.nextInt(KEYS.size())));
        }
        return switch (random.nextInt(3)) {
            case 0 -> MetadataFilter.not(tree(depth - 1));
            case 1 -> new MetadataFilter.And(trees(depth - 1));
            default -> new MetadataFilter.Or(trees(depth - 1));
        };
    }

    private List<MetadataFilter> trees(int depth) {
        List<MetadataFilter> trees = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            trees.add(tree(depth));
        }
        return trees;
    }

    private MetadataFilter leaf(String key) {
        Object scalar = scalar();
        return switch (random.nextInt(5)) {
            case 0 -> MetadataFilter.equalTo(key, scalar);
            case 1 -> MetadataFilter.in(key, Arrays.asList(scalar, scalar(), scalar()));
            case 2 -> MetadataFilter.exists(key);
            case 3 -> MetadataFilter.contains(key, scalar);
            default -> new MetadataFilter.Compared(key, comparison(), ordered());
        };
    }

    private MetadataFilter.Comparison comparison() {
        MetadataFilter.Comparison[] all = MetadataFilter.Comparison.values();
        return all[random.nextInt(all.length)];
    }

    private Object ordered() {
        Object scalar = scalar();
        return scalar instanceof String || scalar instanceof Number ? scalar : ordered();
    }
}
