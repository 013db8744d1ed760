package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.Query;
import dev.touchstone.dataset.cache.ChunkSource;
import dev.touchstone.dataset.embedding.TextEmbedder;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How a dataset of texts is made: which texts, and which model turns them into vectors.
 *
 * @param info what the catalogue says about it
 * @param texts chooses documents and queries, the same every time
 * @param embedder opens the model
 */
public record TextRecipe(DatasetInfo info, Supplier<DatasetTexts> texts, Supplier<? extends TextEmbedder> embedder)
        implements Recipe {
    public TextRecipe {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(embedder, "embedder");
    }

    @Override
    public Ingredients open(Progress progress) {
        progress.advanced("choose texts", 0, 1);
        DatasetTexts chosen = texts.get();
        progress.advanced("choose texts", 1, 1);
        TextEmbedder model = embedder.get();
        if (model.dimension() != info.dimension()) {
            model.close();
            throw new DatasetException("dataset '" + info.name() + "' has " + model.dimension()
                    + " dimensions; its catalogue entry says " + info.dimension() + ": correct the entry");
        }
        return new Embedded(chosen, model, progress);
    }

    /** Texts and the model that embeds them. */
    private record Embedded(DatasetTexts texts, TextEmbedder embedder, Progress progress) implements Ingredients {
        @Override
        public String model() {
            return embedder.model();
        }

        @Override
        public Iterator<CorpusDocument> documents() {
            return texts.documents().iterator();
        }

        @Override
        public Iterator<Query> queries() {
            return texts.queries().stream().map(Query::of).iterator();
        }

        @Override
        public ChunkSource corpusVectors() {
            return chunks(
                    "embed documents",
                    texts.documents().stream().map(CorpusDocument::text).toList());
        }

        @Override
        public ChunkSource queryVectors() {
            return chunks("embed queries", texts.queries());
        }

        private ChunkSource chunks(String step, List<String> all) {
            return (firstRow, rows) -> embedder.embed(
                    all.subList(firstRow, firstRow + rows),
                    (chunk, done, total) -> progress.advanced(step, firstRow + done, all.size()));
        }

        @Override
        public void close() {
            embedder.close();
        }
    }
}
