package dev.touchstone.bench.sentry;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PlanObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the statement of a cell was executed by the plan under test, under the settings under test.
 *
 * @param okShare share of the observed executions that were, 0 to 1
 * @param fault the first execution that was not, in one line; empty where all were
 */
public record PlanCheck(double okShare, Optional<String> fault) {
    /** Executions observed: the driver prepares on the server at the 5th, a generic plan may come 5 later. */
    public static final int EXECUTIONS = 12;

    private static final String SHORTCUT = "force_generic_plan";

    /** Observes and judges every statement by which a store may answer a request. */
    public static PlanCheck of(SearchSettings settings, PgVectorStore store, SearchRequest request) {
        List<PlanObservation> seen = new ArrayList<>(store.observePlans(request, EXECUTIONS));
        seen.addAll(store.observeShortcut(request, EXECUTIONS));
        return of(settings, seen);
    }

    /** Judges what was observed. */
    public static PlanCheck of(SearchSettings settings, List<PlanObservation> observations) {
        List<String> faults = observations.stream()
                .map(observation -> fault(settings, observation))
                .flatMap(Optional::stream)
                .toList();
        if (observations.isEmpty()) {
            return new PlanCheck(0, Optional.of("no plan could be observed"));
        }
        double okShare = 1 - (double) faults.size() / observations.size();
        return new PlanCheck(okShare, faults.stream().findFirst());
    }

    /** The first execution under other settings than those under test, in one line, whatever its plan. */
    public static Optional<String> faultOfSettings(SearchSettings settings, List<PlanObservation> observations) {
        return observations.stream()
                .flatMap(seen -> faultOfSettings(settings, seen).stream())
                .findFirst();
    }

    private static Optional<String> fault(SearchSettings settings, PlanObservation seen) {
        String where = where(seen);
        boolean indexWanted = !(settings instanceof SearchSettings.ExactSearch);
        if (seen.usesVectorIndex() != indexWanted) {
            return Optional.of(where + "planned as " + seen.node()
                    + seen.indexName().map(name -> " on " + name).orElse("")
                    + (indexWanted ? " instead of the vector index" : " although exact search was asked for"));
        }
        return faultOfSettings(settings, seen);
    }

    private static String where(PlanObservation seen) {
        return "execution " + seen.execution() + ": ";
    }

    private static Optional<String> faultOfSettings(SearchSettings settings, PlanObservation seen) {
        for (Map.Entry<String, String> wanted : wanted(settings, seen).entrySet()) {
            String read = seen.settings().get(wanted.getKey());
            if (!wanted.getValue().equals(read)) {
                return Optional.of(where(seen) + wanted.getKey() + " was " + read + ", not " + wanted.getValue());
            }
        }
        return Optional.empty();
    }

    /** A shortcut's scan never goes on: with fewer than k rows it does not count. */
    private static Map<String, String> wanted(SearchSettings settings, PlanObservation seen) {
        boolean shortcut = SHORTCUT.equals(seen.settings().get("plan_cache_mode"));
        if (settings instanceof SearchSettings.HnswSearch hnsw) {
            return Map.of(
                    "hnsw.ef_search", Integer.toString(hnsw.efSearch()),
                    "hnsw.iterative_scan", (shortcut ? IterativeScan.OFF : hnsw.iterativeScan()).sql());
        }
        if (settings instanceof SearchSettings.IvfFlatSearch ivfflat) {
            return Map.of(
                    "ivfflat.probes", Integer.toString(ivfflat.probes()),
                    "ivfflat.iterative_scan", (shortcut ? IterativeScan.OFF : ivfflat.iterativeScan()).sql());
        }
        return Map.of();
    }
}
