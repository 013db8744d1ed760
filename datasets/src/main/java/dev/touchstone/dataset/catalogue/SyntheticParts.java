package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.synthetic.VectorGenerator;
import java.util.function.IntFunction;

/**
 * The rows of a synthetic dataset, by number.
 *
 * @param document makes a document
 * @param query makes a query
 * @param corpus makes a document's vector
 * @param asked makes a query's vector
 */
record SyntheticParts(
        IntFunction<CorpusDocument> document,
        IntFunction<Query> query,
        VectorGenerator corpus,
        VectorGenerator asked) {}
