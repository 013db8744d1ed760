package dev.touchstone.bench.tune;

import dev.touchstone.bench.sweep.PlanCheck;
import dev.touchstone.bench.tune.Laboratory.Plans;
import dev.touchstone.report.tune.PlanSeen;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches every statement by which a store may answer under one setting, at executions 1 to 12. */
final class PlanSentry {
    private final SearchSettings settings;

    PlanSentry(SearchSettings settings) {
        this.settings = settings;
    }

    Plans watch(PgVectorStore store, SearchRequest request) {
        List<PlanObservation> seen = new ArrayList<>(store.observePlans(request, PlanCheck.EXECUTIONS));
        seen.addAll(store.observeShortcut(request, PlanCheck.EXECUTIONS));
        PlanCheck check = PlanCheck.of(settings, seen);
        return new Plans(seen.stream().map(this::seen).toList(), check.fault());
    }

    private PlanSeen seen(PlanObservation observation) {
        Optional<String> fault = PlanCheck.of(settings, List.of(observation)).fault();
        return new PlanSeen(
                observation.execution(),
                observation.node(),
                observation.indexName(),
                observation.generic(),
                observation.settings(),
                fault);
    }
}
