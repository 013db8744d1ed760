package dev.touchstone.dataset.wordnet;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Documents and queries chosen out of WordNet by a seed.
 *
 * <p>Synsets are shuffled, so that every prefix is a fair sample: two samples with one seed share their first
 * documents. Queries are example sentences of the chosen synsets, of at least three words, that occur in no document.
 *
 * @param seed decides order and choice
 * @param documents number of documents, at least 1
 * @param queries number of queries, at least 1
 */
public record WordNetSample(long seed, int documents, int queries) {
    private static final int FEWEST_WORDS = 3;

    public WordNetSample {
        if (documents < 1 || queries < 1) {
            throw new DatasetException("a WordNet sample needs at least one document and one query");
        }
    }

    /**
     * Returns the chosen synsets in corpus order.
     *
     * @throws DatasetException where there are fewer synsets than documents
     */
    public List<Synset> chooseSynsets(List<Synset> all) {
        if (all.size() < documents) {
            throw new DatasetException("WordNet has " + all.size() + " synsets; " + documents + " were asked for");
        }
        List<Synset> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, documents);
    }

    /**
     * Returns query texts, all different, none of which occurs in a document, letter case aside.
     *
     * @throws DatasetException where the synsets have too few such sentences
     */
    public List<String> chooseQueries(List<Synset> chosen) {
        List<String> candidates = new ArrayList<>();
        chosen.forEach(synset -> candidates.addAll(synset.examples()));
        Collections.shuffle(candidates, new Random(seed));
        String haystack = documentsInLowerCase(chosen);
        Set<String> found = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String candidate : candidates) {
            String folded = candidate.toLowerCase(Locale.ROOT);
            if (found.size() < queries && hasEnoughWords(candidate) && seen.add(folded) && !haystack.contains(folded)) {
                found.add(candidate);
            }
        }
        if (found.size() < queries) {
            throw new DatasetException(documents + " WordNet synsets hold only " + found.size()
                    + " usable example sentences; " + queries + " were asked for");
        }
        return List.copyOf(found);
    }

    /** Returns a synset as a document with its filter attributes. */
    public static CorpusDocument document(Synset synset) {
        return new CorpusDocument(
                synset.id(),
                synset.text(),
                Map.of(
                        "part_of_speech", synset.partOfSpeech(),
                        "lexicographer_file", synset.lexicographerFile()));
    }

    private static String documentsInLowerCase(List<Synset> synsets) {
        StringBuilder all = new StringBuilder();
        for (Synset synset : synsets) {
            all.append(synset.text().toLowerCase(Locale.ROOT)).append('\n');
        }
        return all.toString();
    }

    private static boolean hasEnoughWords(String sentence) {
        return sentence.split("\\s+").length >= FEWEST_WORDS;
    }
}
