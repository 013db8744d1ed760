package dev.touchstone.dataset;

import java.util.Map;
import java.util.Objects;

/**
 * One document of a corpus, without its vector.
 *
 * @param id unique in the corpus and the same in every preparation
 * @param text what was embedded
 * @param attributes facts to filter by, such as the part of speech; {@link #USER} is who owns it
 */
public record CorpusDocument(String id, String text, Map<String, String> attributes) {
    /** The attribute that names the owner of a document, or who asks a query. */
    public static final String USER = "user";

    public CorpusDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        attributes = Map.copyOf(attributes);
    }
}
