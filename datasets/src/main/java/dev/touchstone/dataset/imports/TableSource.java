package dev.touchstone.dataset.imports;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.VectorTable;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Vectors that come without texts: documents are named by their row.
 *
 * @param origin in a few words
 * @param table the vectors
 * @param kind what a row is called: its id is {@code kind-number}
 */
record TableSource(String origin, VectorTable table, String kind) implements ImportSource {
    @Override
    public int size() {
        return table.size();
    }

    @Override
    public int dimension() {
        return table.dimension();
    }

    @Override
    public Iterator<CorpusDocument> documents() {
        return IntStream.range(0, table.size())
                .mapToObj(row -> new CorpusDocument(kind + "-" + row, kind + " " + row, Map.of()))
                .iterator();
    }

    @Override
    public Iterator<float[]> vectors() {
        return IntStream.range(0, table.size()).mapToObj(table::row).iterator();
    }

    @Override
    public void close() {
        // whoever opened the file closes it
    }
}
