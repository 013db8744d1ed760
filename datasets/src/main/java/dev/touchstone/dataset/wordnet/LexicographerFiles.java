package dev.touchstone.dataset.wordnet;

import dev.touchstone.dataset.DatasetException;
import java.util.List;

/** The subject files WordNet was written in, by number (lexnames(5WN)). */
final class LexicographerFiles {
    private static final List<String> NAMES = List.of(
            "adj.all",
            "adj.pert",
            "adv.all",
            "noun.Tops",
            "noun.act",
            "noun.animal",
            "noun.artifact",
            "noun.attribute",
            "noun.body",
            "noun.cognition",
            "noun.communication",
            "noun.event",
            "noun.feeling",
            "noun.food",
            "noun.group",
            "noun.location",
            "noun.motive",
            "noun.object",
            "noun.person",
            "noun.phenomenon",
            "noun.plant",
            "noun.possession",
            "noun.process",
            "noun.quantity",
            "noun.relation",
            "noun.shape",
            "noun.state",
            "noun.substance",
            "noun.time",
            "verb.body",
            "verb.change",
            "verb.cognition",
            "verb.communication",
            "verb.competition",
            "verb.consumption",
            "verb.contact",
            "verb.creation",
            "verb.emotion",
            "verb.motion",
            "verb.perception",
            "verb.possession",
            "verb.social",
            "verb.stative",
            "verb.weather",
            "adj.ppl");

    private LexicographerFiles() {}

    /**
     * Returns the name of a file, noun.animal for instance.
     *
     * @param number 0 to 44
     */
    static String name(int number) {
        if (number < 0 || number >= NAMES.size()) {
            throw new DatasetException("WordNet has no lexicographer file " + number);
        }
        return NAMES.get(number);
    }
}
