package dev.touchstone.bench.jmh;

import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;

/**
 * Stands where a store asks for a model although only given vectors are stored and searched; it refuses texts.
 *
 * @param dimension dimension of the vectors
 */
public record VectorsOnly(int dimension) implements EmbeddingModel {
    @Override
    public List<float[]> embedDocuments(List<String> texts) {
        throw new UnsupportedOperationException("this store is used with given vectors only");
    }

    @Override
    public float[] embedQuery(String text) {
        throw new UnsupportedOperationException("this store is used with given vectors only");
    }
}
