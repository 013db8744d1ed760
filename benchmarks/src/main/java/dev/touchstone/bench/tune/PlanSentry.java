package dev.touchstone.bench.tune;

import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.bench.tune.Laboratory.Plans;
import dev.touchstone.report.tune.PlanSeen;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Watches every statement by which a store may answer under one setting, at executions 1 to 12, each of another query.
 *
 * <p>Where users ask, up to five of all sizes are watched. The largest is owed the plan under test: if the index does not
 * answer there, it answers nowhere. That the planner answers smaller users exactly is part of the workload and no fault;
 * a plan that changes between the executions of one user is, and so is any setting that reads back differently.
 */
final class PlanSentry {
    private final Workload workload;
    private final List<Asker> watched;
    private final int k;

    PlanSentry(Workload workload, int k) {
        this.workload = workload;
        this.watched = Asker.ofAllSizes(Asker.all(workload));
        this.k = k;
    }

    Plans watch(Bed bed, SearchSettings settings) {
        List<PlanSeen> seen = new ArrayList<>();
        Optional<String> fault = Optional.empty();
        for (Asker asker : watched) {
            List<PlanObservation> observed = observe(bed.store(asker.user(), settings), asker.queries());
            if (fault.isEmpty()) {
                fault = fault(settings, asker, observed);
            }
            observed.forEach(observation -> seen.add(seen(settings, asker, observation)));
        }
        return new Plans(seen, fault);
    }

    /** The store takes its shortcut only while the planner takes the index. */
    private List<PlanObservation> observe(PgVectorStore store, List<Integer> queries) {
        List<SearchRequest> requests = queries.stream()
                .limit(PlanCheck.EXECUTIONS)
                .map(query -> SearchRequest.of(workload.dataset().queries().vector(query), k))
                .toList();
        List<PlanObservation> seen = new ArrayList<>(store.observePlans(requests, PlanCheck.EXECUTIONS));
        if (seen.stream().anyMatch(PlanObservation::usesVectorIndex)) {
            seen.addAll(store.observeShortcut(requests, PlanCheck.EXECUTIONS));
        }
        return seen;
    }

    private Optional<String> fault(SearchSettings settings, Asker asker, List<PlanObservation> observed) {
        boolean exactly = observed.stream().noneMatch(PlanObservation::usesVectorIndex);
        Optional<String> fault = exactly && !asker.equals(watched.get(0))
                ? PlanCheck.faultOfSettings(settings, observed)
                : PlanCheck.of(settings, observed).fault();
        return userRows(asker).isEmpty() ? fault : fault.map(why -> "a user of " + asker.rows() + " documents, " + why);
    }

    private OptionalLong userRows(Asker asker) {
        return watched.size() == 1 ? OptionalLong.empty() : OptionalLong.of(asker.rows());
    }

    private PlanSeen seen(SearchSettings settings, Asker asker, PlanObservation observation) {
        Optional<String> fault = PlanCheck.of(settings, List.of(observation)).fault();
        return new PlanSeen(
                observation.execution(),
                observation.node(),
                observation.indexName(),
                observation.generic(),
                observation.settings(),
                fault,
                userRows(asker));
    }
}
