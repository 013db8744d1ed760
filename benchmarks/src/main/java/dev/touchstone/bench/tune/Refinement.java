package dev.touchstone.bench.tune;

import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A search effort, ef_search or probes, between two that were tried: those on either side of the recall asked for. */
final class Refinement {
    /** Efforts that lie closer together are not told apart by what a run measures. */
    private static final double LEAST_STEP = 1.1;

    private Refinement() {}

    /** The geometric mean of the two efforts that the recall lies between, empty where none lies far enough from both. */
    static Optional<SearchSettings> of(List<Trial> trials, Rules rules) {
        List<Trial> byEffort = trials.stream()
                .filter(trial -> trial.first().isPresent() && effort(trial) > 0)
                .sorted(Comparator.comparingInt(Refinement::effort))
                .toList();
        for (int i = 1; i < byEffort.size(); i++) {
            Trial below = byEffort.get(i - 1);
            Trial above = byEffort.get(i);
            if (!reaches(below, rules) && reaches(above, rules)) {
                return between(effort(below), effort(above))
                        .map(effort -> withEffort(above.candidate().search(), effort));
            }
        }
        return Optional.empty();
    }

    private static boolean reaches(Trial trial, Rules rules) {
        return rules.statistic(trial.first().orElseThrow())
                >= rules.target().recall().atLeast();
    }

    private static Optional<Integer> between(int low, int high) {
        int middle = (int) Math.round(Math.sqrt((double) low * high));
        return middle >= LEAST_STEP * low && high >= LEAST_STEP * middle ? Optional.of(middle) : Optional.empty();
    }

    /** 0 for exact search, which has none. */
    private static int effort(Trial trial) {
        SearchSettings search = trial.candidate().search();
        if (search instanceof HnswSearch hnsw) {
            return hnsw.efSearch();
        }
        return search instanceof IvfFlatSearch ivfFlat ? ivfFlat.probes() : 0;
    }

    private static SearchSettings withEffort(SearchSettings search, int effort) {
        return search instanceof HnswSearch hnsw
                ? new HnswSearch(effort, hnsw.iterativeScan(), hnsw.candidates())
                : new IvfFlatSearch(
                        effort, ((IvfFlatSearch) search).iterativeScan(), ((IvfFlatSearch) search).candidates());
    }
}
