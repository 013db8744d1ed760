package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.GroundTruth;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.dataset.cache.CacheFolders;
import dev.touchstone.dataset.cache.ChunkSource;
import dev.touchstone.dataset.cache.PartialFolder;
import dev.touchstone.dataset.embedding.TextEmbedder;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.RowFilter;
import java.util.List;

/** Makes a dataset once: chooses its texts, embeds them, finds the exact neighbours, publishes the folder. */
final class Preparation {
    private static final int TRUTH_K = 100;

    private final TextRecipe recipe;
    private final Progress progress;
    private final ExactSearch exactSearch = new BlockSearch();

    Preparation(TextRecipe recipe, Progress progress) {
        this.recipe = recipe;
        this.progress = progress;
    }

    /** Prepares into folders whose lock the caller holds. */
    void run(CacheFolders folders) {
        DatasetInfo info = recipe.info();
        progress.advanced("choose texts", 0, 1);
        DatasetTexts texts = recipe.texts().get();
        requireCount("documents", texts.documents().size(), info.documents());
        requireCount("queries", texts.queries().size(), info.queries());
        progress.advanced("choose texts", 1, 1);
        try (TextEmbedder embedder = recipe.embedder().get()) {
            requireCount("dimensions", embedder.dimension(), info.dimension());
            PartialFolder partial = new PartialFolder(folders, info, embedder.model());
            partial.writeTexts(texts.documents(), texts.queries());
            List<String> documents =
                    texts.documents().stream().map(CorpusDocument::text).toList();
            VectorTable corpus = partial.completeCorpus(chunks("embed documents", documents, embedder));
            VectorTable queries = partial.completeQueries(chunks("embed queries", texts.queries(), embedder));
            partial.publish(truth(corpus, queries));
        }
    }

    private GroundTruth truth(VectorTable corpus, VectorTable queries) {
        ExactTask task = new ExactTask(corpus, queries, recipe.info().metric(), TRUTH_K, RowFilter.ALL);
        return exactSearch.search(task, progress);
    }

    private ChunkSource chunks(String step, List<String> texts, TextEmbedder embedder) {
        return (firstRow, rows) -> embedder.embed(
                texts.subList(firstRow, firstRow + rows),
                (chunk, done, total) -> progress.advanced(step, firstRow + done, texts.size()));
    }

    private void requireCount(String what, int actual, int promised) {
        if (actual != promised) {
            throw new DatasetException("dataset '" + recipe.info().name() + "' has " + actual + " " + what
                    + "; its catalogue entry says " + promised + ": correct the entry");
        }
    }
}
