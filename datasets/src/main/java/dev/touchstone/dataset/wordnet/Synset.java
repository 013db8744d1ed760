package dev.touchstone.dataset.wordnet;

import java.util.List;

/**
 * A set of words that share one meaning.
 *
 * @param id wn31-, the letter of the part of speech, and the eight digits WordNet knows it by
 * @param lemmas the words, at least one
 * @param definition what they mean, without the example sentences
 * @param examples sentences that use them
 * @param partOfSpeech noun, verb, adjective or adverb
 * @param lexicographerFile its subject, noun.animal for instance
 */
public record Synset(
        String id,
        List<String> lemmas,
        String definition,
        List<String> examples,
        String partOfSpeech,
        String lexicographerFile) {
    public Synset {
        lemmas = List.copyOf(lemmas);
        examples = List.copyOf(examples);
    }

    /** Returns the words and their meaning as one text. */
    public String text() {
        return String.join(", ", lemmas) + ": " + definition;
    }
}
