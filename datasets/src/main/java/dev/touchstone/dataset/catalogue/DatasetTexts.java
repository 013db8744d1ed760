package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import java.util.List;

/**
 * A dataset before it has vectors.
 *
 * @param documents the corpus, in row order
 * @param queries query texts, none of which occurs in a document
 */
public record DatasetTexts(List<CorpusDocument> documents, List<String> queries) {
    public DatasetTexts {
        documents = List.copyOf(documents);
        queries = List.copyOf(queries);
    }
}
