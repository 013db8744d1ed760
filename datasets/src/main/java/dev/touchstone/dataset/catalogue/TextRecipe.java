package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.embedding.TextEmbedder;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How a dataset of texts is made: which texts, and which model turns them into vectors.
 *
 * @param info what the catalogue says about it
 * @param texts chooses documents and queries, the same every time
 * @param embedder opens the model
 */
public record TextRecipe(DatasetInfo info, Supplier<DatasetTexts> texts, Supplier<? extends TextEmbedder> embedder) {
    public TextRecipe {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(texts, "texts");
        Objects.requireNonNull(embedder, "embedder");
    }
}
