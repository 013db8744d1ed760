package dev.touchstone.bench.data;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A corpus in the form stores take. */
public final class CorpusDocuments {
    private CorpusDocuments() {}

    /** Returns every document with its vector, in the corpus's order. */
    public static List<EmbeddedDocument> of(Corpus corpus) {
        return IntStream.range(0, corpus.size())
                .mapToObj(i -> new EmbeddedDocument(
                        new Document(corpus.id(i), corpus.text(i), Map.copyOf(corpus.attributes(i))), corpus.vector(i)))
                .toList();
    }
}
