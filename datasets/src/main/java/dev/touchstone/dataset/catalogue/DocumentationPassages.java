package dev.touchstone.dataset.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.packages.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Passages of a product's documentation with their vectors: JSON lines beside raw floats. */
final class DocumentationPassages {
    static final int PASSAGES = 778;
    static final int QUERIES = 100;
    private static final int DIMENSION = 384;

    private final List<JsonNode> passages = new ArrayList<>();
    private FloatBuffer vectors;

    private DocumentationPassages() {}

    static Ingredients read(Path archive) {
        DocumentationPassages all = new DocumentationPassages();
        PackageFiles.read(
                archive, Map.of("embeddings/records.jsonl", all::parse, "embeddings/embeddings.bin", all::load));
        if (all.passages.size() != PASSAGES || all.vectors.remaining() != PASSAGES * DIMENSION) {
            throw new DatasetException("the package holds " + all.passages.size() + " passages and "
                    + all.vectors.remaining() + " numbers instead of " + PASSAGES + " and " + PASSAGES * DIMENSION);
        }
        return all.ingredients();
    }

    private void parse(InputStream lines) throws IOException {
        try (MappingIterator<JsonNode> records =
                new ObjectMapper().readerFor(JsonNode.class).readValues(lines.readAllBytes())) {
            records.forEachRemaining(passages::add);
        }
    }

    private void load(InputStream numbers) throws IOException {
        vectors = ByteBuffer.wrap(numbers.readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private Ingredients ingredients() {
        HeldOut rows = HeldOut.of(PASSAGES, QUERIES);
        return new InMemory(
                "fiori-docs-embeddings",
                rows.corpus().stream().map(this::document).toList(),
                row -> vector(rows.corpus().get(row)),
                rows.queries().stream()
                        .map(passage ->
                                Query.of(passages.get(passage).path("content").asText()))
                        .toList(),
                row -> vector(rows.queries().get(row)));
    }

    private CorpusDocument document(int passage) {
        JsonNode record = passages.get(passage);
        return new CorpusDocument(
                record.path("id").asText(),
                record.path("content").asText(),
                Map.of("category", record.path("category").asText()));
    }

    private float[] vector(int passage) {
        float[] vector = new float[DIMENSION];
        vectors.get(passage * DIMENSION, vector);
        return vector;
    }
}
