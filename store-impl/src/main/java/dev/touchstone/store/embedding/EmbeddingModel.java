package dev.touchstone.store.embedding;

import java.util.List;

/** Turns texts into vectors of one fixed dimension; documents and queries may be embedded differently. */
public interface EmbeddingModel {
    /** Number of components of every vector this model returns. */
    int dimension();

    /** Embeds texts that will be stored; one vector a text, in the same order. */
    List<float[]> embedDocuments(List<String> texts);

    /** Embeds a text that will be searched for. */
    float[] embedQuery(String text);
}
