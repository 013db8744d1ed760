package dev.touchstone.dataset.wordnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.dataset.CorpusDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordNetTest {
    private static List<Synset> synsets;

    @BeforeAll
    static void read() {
        synsets = WordNet.synsets();
    }

    @Test
    void readsEverySynsetOnce() {
        assertThat(synsets).hasSize(117_791);
        assertThat(synsets.stream().map(Synset::id).distinct()).hasSize(117_791);
        Map<String, Long> parts =
                synsets.stream().collect(Collectors.groupingBy(Synset::partOfSpeech, Collectors.counting()));
        assertThat(parts.keySet()).containsExactlyInAnyOrder("noun", "verb", "adjective", "adverb");
        assertThat(synsets.stream().map(Synset::lexicographerFile).distinct()).hasSize(45);
    }

    @Test
    void separatesTheDefinitionFromItsExamples() {
        Synset object = find("wn31-n-00002684");
        assertThat(object.text())
                .isEqualTo("object, physical object: a tangible and visible entity; an entity that can cast a shadow");
        assertThat(object.examples()).containsExactly("it was full of rackets, balls and other objects");
        assertThat(object.lexicographerFile()).isEqualTo("noun.Tops");
    }

    @Test
    void leavesNoDefinitionEmpty() {
        assertThat(synsets.stream().filter(synset -> synset.definition().isBlank()))
                .isEmpty();
    }

    @Test
    void stripsTheMarkOfAnAdjectivesPosition() {
        assertThat(synsets.stream().flatMap(synset -> synset.lemmas().stream()))
                .noneMatch(lemma -> lemma.endsWith("(a)") || lemma.endsWith("(p)") || lemma.endsWith("(ip)"));
    }

    @Test
    void refusesALineThatIsNoSynset() {
        assertThatThrownBy(() -> SynsetLine.parse(PartOfSpeech.NOUN, "entity means something"))
                .hasMessageContainingAll("data.noun", "entity means something");
    }

    @Test
    void keepsQueriesApartFromTheCorpus() {
        WordNetSample sample = new WordNetSample(31, 10_000, 1_000);
        List<Synset> chosen = sample.chooseSynsets(synsets);
        List<String> queries = sample.chooseQueries(chosen);
        assertThat(queries).hasSize(1_000).doesNotHaveDuplicates();
        String corpus = chosen.stream()
                .map(Synset::text)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        assertThat(queries.stream().map(query -> query.toLowerCase(Locale.ROOT)).filter(corpus::contains))
                .isEmpty();
    }

    @Test
    void choosesTheSameEveryTimeAndSmallSamplesBeginLargerOnes() {
        List<Synset> hundred = new WordNetSample(5, 100, 10).chooseSynsets(synsets);
        List<Synset> thousand = new WordNetSample(5, 1_000, 10).chooseSynsets(synsets);
        assertThat(thousand.subList(0, 100)).isEqualTo(hundred);
        assertThat(new WordNetSample(6, 100, 10).chooseSynsets(synsets)).isNotEqualTo(hundred);
    }

    @Test
    void refusesMoreQueriesThanThereAreSentences() {
        WordNetSample sample = new WordNetSample(5, 10, 1_000);
        assertThatThrownBy(() -> sample.chooseQueries(sample.chooseSynsets(synsets)))
                .hasMessageContaining("usable example sentences; 1000 were asked for");
    }

    @Test
    void givesDocumentsTheAttributesToFilterBy() {
        CorpusDocument document = WordNetSample.document(find("wn31-n-00001740"));
        assertThat(document.attributes())
                .isEqualTo(Map.of("part_of_speech", "noun", "lexicographer_file", "noun.Tops"));
    }

    private static Synset find(String id) {
        return synsets.stream()
                .filter(synset -> synset.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
