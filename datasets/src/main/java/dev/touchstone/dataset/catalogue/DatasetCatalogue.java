package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.UnknownDatasetException;
import dev.touchstone.dataset.cache.CacheFolders;
import dev.touchstone.dataset.cache.CacheLock;
import dev.touchstone.dataset.cache.PreparedFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The datasets that can be asked for by name. */
public final class DatasetCatalogue {
    private final Map<String, TextRecipe> recipes = new LinkedHashMap<>();

    /**
     * Holds recipes, in the order they are listed.
     *
     * @throws DatasetException where two have one name
     */
    public DatasetCatalogue(List<TextRecipe> recipes) {
        for (TextRecipe recipe : recipes) {
            if (this.recipes.put(recipe.info().name(), recipe) != null) {
                throw new DatasetException(
                        "two datasets are named '" + recipe.info().name() + "'; rename one");
            }
        }
    }

    /** Returns the datasets Touchstone comes with. */
    public static DatasetCatalogue standard() {
        return new DatasetCatalogue(StandardRecipes.all());
    }

    /** Returns what is known about every dataset. */
    public List<DatasetInfo> list() {
        return recipes.values().stream().map(TextRecipe::info).toList();
    }

    /**
     * Returns what is known about one dataset.
     *
     * @throws UnknownDatasetException naming the closest names where there is none of that name
     */
    public DatasetInfo find(String name) {
        return recipe(name).info();
    }

    /**
     * Returns whether a dataset has been prepared in a cache folder; its files are checked when it is opened.
     *
     * @throws DatasetException where there is none of that name
     */
    public boolean isPrepared(String name, Path cache) {
        return folders(name, cache).isReady();
    }

    /**
     * Opens a dataset, preparing it first where the cache folder does not have it; a preparation that was interrupted
     * goes on where it stopped, and one that another process is busy with is waited for.
     *
     * @throws DatasetException where it is unknown, damaged, or cannot be written
     */
    public Dataset prepare(String name, Path cache, Progress progress) {
        TextRecipe recipe = recipe(name);
        CacheFolders folders = folders(name, cache);
        if (!folders.isReady()) {
            try (CacheLock lock = CacheLock.acquire(folders, progress)) {
                lock.requireHeld();
                if (!folders.isReady()) {
                    new Preparation(recipe, progress).run(folders);
                }
            }
        }
        return new PreparedFolder(folders.ready(), recipe.info()).open();
    }

    private CacheFolders folders(String name, Path cache) {
        return CacheFolders.of(cache, recipe(name).info().name());
    }

    private TextRecipe recipe(String name) {
        TextRecipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new UnknownDatasetException("there is no dataset '" + name + "'; did you mean "
                    + String.join(" or ", ClosestNames.to(name, List.copyOf(recipes.keySet()))) + "?");
        }
        return recipe;
    }
}
