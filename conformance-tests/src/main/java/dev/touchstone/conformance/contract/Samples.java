package dev.touchstone.conformance.contract;

import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;

/** Documents in a geometry that can be checked by hand. */
final class Samples {
    /** Largest difference between a score and the cosine computed by hand: pgvector sums 32-bit floats. */
    private static final double TOLERANCE = 1e-5;

    /** Strings that do harm where they are taken for something else than data. */
    static final List<String> HOSTILE = List.of(
            "",
            "' or true --",
            "\"; drop table x; --",
            "%",
            "_",
            "\\",
            "\\\"",
            "{\"a\":1}",
            "{,}",
            "$1",
            "?",
            "??",
            ":x",
            "a\u202eb",
            "x".repeat(255),
            "x".repeat(256));

    private Samples() {}

    /** A vector in the plane of the first two components, at an angle to the first. */
    static float[] at(int dimension, double degrees) {
        float[] vector = new float[dimension];
        vector[0] = (float) Math.cos(Math.toRadians(degrees));
        vector[1] = (float) Math.sin(Math.toRadians(degrees));
        return vector;
    }

    static EmbeddedDocument document(String text, float[] vector) {
        return new EmbeddedDocument(Document.of(text), vector);
    }

    static EmbeddedDocument document(String text, Map<String, Object> metadata, float[] vector) {
        return new EmbeddedDocument(Document.of(text, metadata), vector);
    }

    static EmbeddedDocument identified(String id, float[] vector) {
        return new EmbeddedDocument(Document.of("text of " + id).withId(id), vector);
    }

    /** How far a score may be from the cosine computed by hand. */
    static Offset<Double> rounding() {
        return Offset.offset(TOLERANCE);
    }

    /** A seeded vector that points anywhere. */
    static float[] random(int dimension, Random random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Documents d0, d1, … at 0, 1, … degrees. */
    static List<EmbeddedDocument> fan(int dimension, int count) {
        List<EmbeddedDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(document("d" + i, Map.of("n", i, "parity", i % 2 == 0 ? "even" : "odd"), at(dimension, i)));
        }
        return documents;
    }

    static SearchRequest nearZero(int dimension, int k) {
        return SearchRequest.of(at(dimension, 0), k);
    }

    static List<String> texts(List<ScoredDocument> rows) {
        return rows.stream().map(row -> row.document().text()).toList();
    }

    /** The texts of documents that are to be added. */
    static List<String> given(List<EmbeddedDocument> documents) {
        return documents.stream().map(embedded -> embedded.document().text()).toList();
    }

    static List<String> ids(List<ScoredDocument> rows) {
        return rows.stream().map(row -> row.document().id()).toList();
    }

    /** Each of a few filters in turn over documents with a number {@code n} below 400 and a flag {@code third}. */
    static MetadataFilter someFilter(int number) {
        return switch (number % 4) {
            case 0 -> MetadataFilter.all();
            case 1 -> MetadataFilter.equalTo("third", true);
            case 2 -> MetadataFilter.lessThan("n", 15);
            default -> MetadataFilter.notEqualTo("third", true);
        };
    }
}
