package dev.touchstone.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;

/**
 * One query, without its vector.
 *
 * @param text what is asked; it occurs in no document
 * @param attributes facts about it, such as {@link CorpusDocument#USER}, who asks
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Query(String text, Map<String, String> attributes) {
    public Query {
        Objects.requireNonNull(text, "text");
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** Returns a query that nothing is known of but its text. */
    public static Query of(String text) {
        return new Query(text, Map.of());
    }
}
