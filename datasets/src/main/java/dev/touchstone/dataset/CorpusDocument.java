package dev.touchstone.dataset;

import java.util.Map;
import java.util.Objects;

/**
 * One document of a corpus, without its vector.
 *
 * @param id unique in the corpus and the same in every preparation
 * @param text what was embedded
 * @param attributes facts to filter by, such as the part of speech
 */
public record CorpusDocument(String id, String text, Map<String, String> attributes) {
    public CorpusDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        attributes = Map.copyOf(attributes);
    }
}
