package dev.touchstone.dataset.wordnet;

import dev.touchstone.dataset.DatasetException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One line of a WordNet data file (wndb(5WN)): fields, then the gloss after a bar. */
final class SynsetLine {
    private static final Pattern FIRST_EXAMPLE = Pattern.compile("(^|[;:,] *)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern ADJECTIVE_POSITION = Pattern.compile("\\((a|p|ip)\\)$");
    private static final int WORD_COUNT_FIELD = 3;

    private SynsetLine() {}

    /**
     * Reads a line.
     *
     * @throws DatasetException where it is not a synset
     */
    static Synset parse(PartOfSpeech part, String line) {
        int bar = line.indexOf(" | ");
        String[] fields = line.substring(0, Math.max(bar, 0)).split(" ", -1);
        if (bar < 0 || fields.length <= WORD_COUNT_FIELD || !fields[0].matches("[0-9]{8}")) {
            throw new DatasetException("WordNet's " + part.fileName() + " has a line that is no synset: "
                    + line.substring(0, Math.min(60, line.length())));
        }
        String gloss = line.substring(bar + 3).strip();
        Matcher example = FIRST_EXAMPLE.matcher(gloss);
        int end = example.find() ? example.start() : gloss.length();
        return new Synset(
                "wn31-" + part.letter() + "-" + fields[0],
                lemmas(fields),
                gloss.substring(0, end).strip(),
                examples(gloss.substring(end)),
                part.word(),
                LexicographerFiles.name(Integer.parseInt(fields[1])));
    }

    private static List<String> lemmas(String[] fields) {
        int words = Integer.parseInt(fields[WORD_COUNT_FIELD], 16);
        return IntStream.range(0, words)
                .mapToObj(i -> fields[WORD_COUNT_FIELD + 1 + 2 * i])
                .map(lemma -> ADJECTIVE_POSITION.matcher(lemma).replaceFirst("").replace('_', ' '))
                .toList();
    }

    private static List<String> examples(String quotations) {
        return QUOTED.matcher(quotations)
                .results()
                .map((MatchResult found) -> found.group(1).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
