package dev.touchstone.conformance.selftest;

import java.util.List;
import java.util.stream.Stream;

/** Every broken store over the exact one in memory. */
final class Mutants {
    private Mutants() {}

    /** All mutants, family after family; a new family's class is added here. */
    static List<Mutant> all() {
        return Stream.of(
                        AddMutants.all(),
                        UpsertMutants.all(),
                        GetMutants.all(),
                        SearchMutants.all(),
                        ScoreMutants.all(),
                        ResultCountMutants.all(),
                        FilterMutants.all(),
                        FilterTreeMutants.all(),
                        DeleteMutants.all(),
                        StatisticsMutants.all(),
                        PagingMutants.all(),
                        MarginalRelevanceMutants.all(),
                        RoundTripMutants.all(),
                        IsolationMutants.all(),
                        ParityMutants.all(),
                        IndexMutants.all(),
                        MetamorphicMutants.all(),
                        ConcurrencyMutants.all(),
                        HostileMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
