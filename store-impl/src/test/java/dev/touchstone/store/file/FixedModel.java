package dev.touchstone.store.file;

import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;
import java.util.SplittableRandom;

/** Gives each text the vector its hash seeds: the same text, the same vector. */
record FixedModel(int dimension) implements EmbeddingModel {
    @Override
    public List<float[]> embedDocuments(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String text) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (random.nextDouble() - 0.5);
        }
        return vector;
    }
}
