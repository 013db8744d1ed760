package dev.touchstone.dataset.wordnet;

import java.util.Locale;

/** The four files WordNet keeps its synsets in. */
enum PartOfSpeech {
    NOUN("noun", 'n'),
    VERB("verb", 'v'),
    ADJECTIVE("adj", 'a'),
    ADVERB("adv", 'r');

    private final String extension;
    private final char letter;

    PartOfSpeech(String extension, char letter) {
        this.extension = extension;
        this.letter = letter;
    }

    /** Returns the name of the file, data.noun for instance. */
    String fileName() {
        return "data." + extension;
    }

    /** Returns the letter WordNet uses in synset ids. */
    char letter() {
        return letter;
    }

    /** Returns the word a reader knows it by, noun for instance. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
