package dev.touchstone.store.cutover.journal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Objects;

/**
 * Both answers to one question.
 *
 * @param file the file store's rows, in its order
 * @param postgres PostgreSQL's rows, in its order
 * @param outside the file store's scores of documents that are among PostgreSQL's rows alone and match in the file store
 * @param absent ids of the file store's rows that PostgreSQL does not hold at all
 * @param wrongText ids of documents whose texts differ
 * @param wrongMetadata ids of documents whose metadata differ
 * @param unexplained whether PostgreSQL alone has rows whose scores in the file store could not be learnt any more
 */
public record AnswerPair(
        List<Row> file,
        List<Row> postgres,
        List<Row> outside,
        List<String> absent,
        List<String> wrongText,
        List<String> wrongMetadata,
        boolean unexplained) {
    public AnswerPair {
        file = copy(file);
        postgres = copy(postgres);
        outside = copy(outside);
        absent = copy(absent);
        wrongText = copy(wrongText);
        wrongMetadata = copy(wrongMetadata);
    }

    /** An empty list is left out of the journal. */
    private static <T> List<T> copy(List<T> list) {
        return List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }

    /** A document's id and its cosine similarity to the query. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Row(String id, double score) {}
}
