package dev.touchstone.conformance.contract;

import dev.touchstone.store.embedding.EmbeddingModel;
import java.util.List;
import java.util.Locale;

/**
 * Counts letters: texts of the same letters point the same way, which is all the contracts need of a model.
 *
 * @param dimension number of components; letter n of the alphabet counts into component n modulo this
 */
public record LetterModel(int dimension) implements EmbeddingModel {
    @Override
    public List<float[]> embedDocuments(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String text) {
        float[] vector = new float[dimension];
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .forEach(letter -> vector[Math.floorMod(letter - 'a', dimension)]++);
        return vector;
    }
}
