package dev.touchstone.bench.data;

import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A corpus in the form stores take. */
public final class CorpusDocuments {
    private CorpusDocuments() {}

    /** Returns every document with its vector, in the corpus's order. */
    public static List<EmbeddedDocument> of(Corpus corpus) {
        return stream(corpus).toList();
    }

    /** Returns the same one at a time, each read when it is asked for: a corpus of any size in constant memory. */
    public static Stream<EmbeddedDocument> stream(Corpus corpus) {
        return IntStream.range(0, corpus.size()).mapToObj(row -> {
            CorpusDocument document = corpus.document(row);
            return new EmbeddedDocument(
                    new Document(document.id(), document.text(), Map.copyOf(document.attributes())),
                    corpus.vector(row));
        });
    }
}
