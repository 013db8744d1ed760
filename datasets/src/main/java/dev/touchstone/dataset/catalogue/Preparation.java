package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.CacheFolders;
import dev.touchstone.dataset.cache.PartialFolder;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;

/** Makes a dataset once: writes its texts and vectors, finds the exact neighbours, publishes the folder. */
final class Preparation {
    private static final int TRUTH_K = 100;

    private final Recipe recipe;
    private final Progress progress;
    private final ExactSearch exactSearch = new BlockSearch();

    Preparation(Recipe recipe, Progress progress) {
        this.recipe = recipe;
        this.progress = progress;
    }

    /** Prepares into folders whose lock the caller holds; what an interruption leaves is used the next time. */
    void run(CacheFolders folders) {
        try (Ingredients ingredients = recipe.open(progress)) {
            publish(ingredients, new PartialFolder(folders, recipe.info(), ingredients.model()));
        }
    }

    /** Prepares the same way, but leaves nothing behind where it fails: for ingredients that may be faulty. */
    void runOrDiscard(CacheFolders folders) {
        try (Ingredients ingredients = recipe.open(progress)) {
            PartialFolder partial = new PartialFolder(folders, recipe.info(), ingredients.model());
            partial.discard();
            boolean published = false;
            try {
                publish(ingredients, partial);
                published = true;
            } finally {
                if (!published) {
                    partial.discard();
                }
            }
        }
    }

    private void publish(Ingredients ingredients, PartialFolder partial) {
        partial.writeTexts(ingredients.documents(), ingredients.queries());
        VectorTable corpus = partial.completeCorpus(ingredients.corpusVectors());
        VectorTable queries = partial.completeQueries(ingredients.queryVectors());
        ExactTask task = new ExactTask(corpus, queries, recipe.info().metric(), TRUTH_K, RowFilter.ALL);
        partial.publish(exactSearch.search(task, progress));
    }
}
