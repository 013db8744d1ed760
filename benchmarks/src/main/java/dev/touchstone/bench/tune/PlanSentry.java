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
import java.util.Map;
import java.util.Optional;

/**
 * Watches every statement by which a store may answer under one setting, at executions 1 to 12, each of another query.
 *
 * <p>Where users ask, the plans of the one who owns the most decide whether a cell is void: if the index does not answer
 * there, it answers nowhere. Those of the one who owns the least are shown beside them; that a planner answers small
 * users exactly is part of the workload.
 */
final class PlanSentry {
    private final Workload workload;
    private final Map<String, List<Integer>> askers;
    private final int k;

    PlanSentry(Workload workload, int k) {
        this.workload = workload;
        this.askers = workload.watchedAskers();
        this.k = k;
    }

    Plans watch(Bed bed, SearchSettings settings) {
        List<PlanSeen> seen = new ArrayList<>();
        Optional<String> fault = Optional.empty();
        for (Map.Entry<String, List<Integer>> asker : askers.entrySet()) {
            List<PlanObservation> observed = watch(bed.store(asker.getKey(), settings), asker.getValue());
            if (seen.isEmpty()) {
                fault = PlanCheck.of(settings, observed).fault();
            }
            observed.forEach(observation -> seen.add(seen(settings, observation)));
        }
        return new Plans(seen, fault);
    }

    private List<PlanObservation> watch(PgVectorStore store, List<Integer> queries) {
        List<SearchRequest> requests = queries.stream()
                .limit(PlanCheck.EXECUTIONS)
                .map(query -> SearchRequest.of(workload.dataset().queries().vector(query), k))
                .toList();
        List<PlanObservation> seen = new ArrayList<>(store.observePlans(requests, PlanCheck.EXECUTIONS));
        seen.addAll(store.observeShortcut(requests, PlanCheck.EXECUTIONS));
        return seen;
    }

    private static PlanSeen seen(SearchSettings settings, PlanObservation observation) {
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
