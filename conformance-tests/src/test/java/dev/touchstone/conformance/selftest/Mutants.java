package dev.touchstone.conformance.selftest;

import java.util.List;
import java.util.stream.Stream;

/** Every broken store over the exact one in memory. */
final class Mutants {
    private Mutants() {}

    /** All mutants, family after family; a new family's class is added here. */
    static List<Mutant> all() {
        return Stream.of(SearchMutants.all(), ParityMutants.all(), MetamorphicMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
