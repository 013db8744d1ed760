package dev.touchstone.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python writes we read, what we write Python reads, and both search alike. */
class PythonCompatibilityTest {
    private static final FixedModel MODEL = new FixedModel(5);
    private static final CollectionId ID = CollectionId.ofUser("anna");

    /** Writes 60 entries with many ties, a zero vector, and texts under three keys; SHAPE and PROTOCOL are put in. */
    private static final String WRITE = """
            import json, pickle, random, sys, os
            folder = sys.argv[1]
            random.seed(4)
            vectors = [[float(random.randint(-2, 2)) + random.choice([0.0, 0.1]) for _ in range(5)] for _ in range(60)]
            vectors[7] = [0.0] * 5
            vectors[8] = [1.0, 0.0, 0.0, 0.0, 0.0]
            keys = ["text", "page_content", "content"]
            meta = [{"id": f"doc_{i}_1.5", keys[i % 3]: f"täxt {i} \\U0001F600", "timestamp": "2024-01-02T03:04:05", "n": i}
                    for i in range(60)]
            shaped = SHAPE
            pickle.dump(shaped, open(os.path.join(folder, "vectors.pkl"), "wb"), protocol=PROTOCOL)
            json.dump(meta, open(os.path.join(folder, "metadata.json"), "w"))
            """;

    /** The old store's search, in plain Python. */
    private static final String SEARCH = """
            import json, math, pickle, sys, os
            folder = sys.argv[1]
            vectors = pickle.load(open(os.path.join(folder, "vectors.pkl"), "rb"))
            meta = json.load(open(os.path.join(folder, "metadata.json")))
            query = [0.5, -1.0, 0.25, 0.0, 2.0]
            def cosine(a, b):
                na = math.sqrt(sum(x * x for x in a)); nb = math.sqrt(sum(x * x for x in b))
                return 0.0 if na == 0 or nb == 0 else sum(x * y for x, y in zip(a, b)) / (na * nb)
            scores = [cosine(query, list(v)) for v in vectors]
            for i in sorted(range(len(scores)), key=lambda i: round(scores[i], 12), reverse=True)[:40]:
                print(meta[i]["id"], repr(scores[i]))
            """;

    @TempDir
    private Path userData;

    private Path folder;

    @BeforeEach
    void createFolder() throws Exception {
        folder = Files.createDirectories(userData.resolve("anna/vector_store_personal_assistant"));
    }

    private void write(String shape, int protocol) throws Exception {
        Python.run(WRITE.replace("SHAPE", shape).replace("PROTOCOL", Integer.toString(protocol)), folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vectors | 0",
                "vectors | 2",
                "vectors | 3",
                "vectors | 4",
                "vectors | 5",
                "tuple(tuple(v) for v in vectors) | 4",
                "[tuple(v) for v in vectors] | 5",
                "[[int(x) if x == int(x) else x for x in v] for v in vectors] | 4"
            })
    void searchesAsPythonDoes(String shape, int protocol) throws Exception {
        write(shape, protocol);
        FileVectorStore store = FileVectorStore.open(userData, ID, MODEL);
        List<ScoredDocument> found = store.search(SearchRequest.of(new float[] {0.5f, -1.0f, 0.25f, 0.0f, 2.0f}, 40));
        List<String> expected = Python.run(SEARCH, folder).lines().toList();
        assertThat(found).hasSize(40);
        for (int i = 0; i < 40; i++) {
            String[] line = expected.get(i).split(" ", -1);
            assertThat(found.get(i).document().id()).isEqualTo(line[0]);
            assertThat(found.get(i).score()).isCloseTo(Double.parseDouble(line[1]), within(1e-12));
        }
    }

    @Test
    void takesIdTextAndTimestampOutOfTheMetadata() throws Exception {
        write("vectors", 4);
        List<Document> found =
                FileVectorStore.open(userData, ID, MODEL)
                        .search(SearchRequest.of(new float[] {1, 0, 0, 0, 0}, 60))
                        .stream()
                        .map(ScoredDocument::document)
                        .toList();
        assertThat(found).contains(new Document("doc_8_1.5", "täxt 8 😀", Map.of("n", 8)));
        assertThat(found).contains(new Document("doc_7_1.5", "täxt 7 😀", Map.of("n", 7)));
    }

    @Test
    void writesWhatPythonReads() throws Exception {
        write("vectors", 4);
        FileVectorStore store = FileVectorStore.open(userData, ID, MODEL);
        store.delete(List.of("doc_0_1.5"));
        store.addTexts(List.of("neu €"), List.of(Map.of("price", 12_345_678.0)));
        String output = Python.run("""
                import json, pickle, sys, os
                vectors = pickle.load(open(os.path.join(sys.argv[1], "vectors.pkl"), "rb"))
                meta = json.load(open(os.path.join(sys.argv[1], "metadata.json")))
                assert type(vectors) is list and all(type(v) is list and all(type(x) is float for x in v) for v in vectors)
                assert len(vectors) == len(meta) == 60
                assert meta[0] == {"id": "doc_1_1.5", "page_content": "täxt 1 \\U0001F600", "timestamp": "2024-01-02T03:04:05", "n": 1}
                assert vectors[7] == [1.0, 0.0, 0.0, 0.0, 0.0]
                import datetime
                datetime.datetime.fromisoformat(meta[59]["timestamp"])
                assert meta[59]["id"].startswith("doc_59_"), meta[59]
                assert repr(meta[59]["price"]) == "12345678.0"
                print(meta[59]["text"])
                """, folder);
        assertThat(output.strip()).isEqualTo("neu €");
    }
}
