package dev.touchstone.dataset.catalogue;

import dev.touchstone.dataset.packages.PackageSource;
import java.util.List;
import java.util.stream.Stream;

/** The datasets Touchstone comes with. */
final class StandardRecipes {
    private StandardRecipes() {}

    static List<Recipe> all(PackageSource packages) {
        return Stream.of(WordNetRecipes.all(), PackageRecipes.all(packages), SyntheticRecipes.all())
                .flatMap(List::stream)
                .toList();
    }
}
