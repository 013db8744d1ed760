package dev.touchstone.dataset.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a dataset lives in a cache folder.
 *
 * @param ready the prepared dataset: there completely or not at all
 * @param partial work in progress, kept so that an interrupted preparation can go on
 * @param lock held by whoever prepares
 */
public record CacheFolders(Path ready, Path partial, Path lock) {
    private static final int FORMAT_VERSION = 1;

    /** Returns the places of a dataset under a cache folder. */
    public static CacheFolders of(Path cache, String name) {
        String folder = name + "-" + FORMAT_VERSION;
        return new CacheFolders(
                cache.resolve(folder), cache.resolve(folder + ".partial"), cache.resolve(folder + ".lock"));
    }

    /** Returns whether the dataset has been prepared. */
    public boolean isReady() {
        return Files.exists(ready);
    }

    /**
     * Returns the folders of all prepared datasets under a cache folder, sorted by name.
     *
     * @throws dev.touchstone.dataset.DatasetException where the cache folder cannot be read
     */
    public static List<Path> readyIn(Path cache) {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith("-" + FORMAT_VERSION))
                    .filter(entry -> Files.exists(entry.resolve(DatasetFile.MANIFEST)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CacheFailures.cannotWrite(cache, e);
        }
    }
}
