package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.cache.ChunkSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Ingredients that fit into memory.
 *
 * @param model where the vectors come from
 * @param corpus the documents
 * @param corpusVector the vector of a document
 * @param asked the queries
 * @param queryVector the vector of a query
 */
record InMemory(
        String model,
        List<CorpusDocument> corpus,
        IntFunction<float[]> corpusVector,
        List<Query> asked,
        IntFunction<float[]> queryVector)
        implements Ingredients {
    @Override
    public Iterator<CorpusDocument> documents() {
        return corpus.iterator();
    }

    @Override
    public Iterator<Query> queries() {
        return asked.iterator();
    }

    @Override
    public ChunkSource corpusVectors() {
        return chunks(corpusVector);
    }

    @Override
    public ChunkSource queryVectors() {
        return chunks(queryVector);
    }

    private static ChunkSource chunks(IntFunction<float[]> vector) {
        return (firstRow, rows) ->
                IntStream.range(firstRow, firstRow + rows).mapToObj(vector).toList();
    }
}
