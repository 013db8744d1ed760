package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import java.nio.file.Path;
import java.util.List;

/** The datasets that can be asked for by name. */
public final class DatasetCatalogue {
    private final List<TextRecipe> recipes;

    /** Holds recipes, in the order they are listed. */
    public DatasetCatalogue(List<TextRecipe> recipes) {
        this.recipes = List.copyOf(recipes);
    }

    /** Returns the datasets Touchstone comes with. */
    public static DatasetCatalogue standard() {
        return null;
    }

    /** Returns what is known about every dataset. */
    public List<DatasetInfo> list() {
        return recipes.stream().map(TextRecipe::info).toList();
    }

    /**
     * Returns what is known about one dataset.
     *
     * @throws dev.touchstone.dataset.DatasetException naming the closest names where there is none of that name
     */
    public DatasetInfo find(String name) {
        return null;
    }

    /** Returns whether a dataset has been prepared in a cache folder; its files are checked when it is opened. */
    public boolean isPrepared(String name, Path cache) {
        return false;
    }

    /**
     * Opens a dataset, preparing it first where the cache folder does not have it; a preparation that was interrupted
     * goes on where it stopped.
     *
     * @throws dev.touchstone.dataset.DatasetException where it is unknown, damaged, or cannot be written
     */
    public Dataset prepare(String name, Path cache, Progress progress) {
        return null;
    }
}
