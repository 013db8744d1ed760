package dev.touchstone.bench.ageing;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.report.ageing.AgeingRun.Asked;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings.HnswSearch;

/**
 * What ages and how it is watched.
 *
 * @param runbook what is done to it
 * @param spec the index
 * @param watch how it is looked at
 * @param seed of everything drawn
 */
public record AgeingSettings(AgeingRunbook runbook, IndexSpec.Hnsw spec, Watch watch, long seed) {
    /**
     * How an index is looked at.
     *
     * @param efSearch of every search, at least k
     * @param k rows asked of a search
     * @param queries asked at every look, at least 2
     * @param searches timed at every look at least
     */
    public record Watch(int efSearch, int k, int queries, int searches) {
        public Watch {
            if (efSearch < k) {
                throw new ConfigurationException("ef_search is " + efSearch + " and k is " + k
                        + "; one scan cannot find more rows than ef_search, so raise it");
            }
        }

        HnswSearch search() {
            return HnswSearch.of(efSearch);
        }

        HnswSearch oneScan() {
            return new HnswSearch(efSearch, IterativeScan.OFF);
        }
    }

    /** The same with no more queries than a dataset has. */
    public AgeingSettings within(Dataset dataset) {
        int most = Math.min(watch.queries(), dataset.queries().size());
        return new AgeingSettings(runbook, spec, new Watch(watch.efSearch(), watch.k(), most, watch.searches()), seed);
    }

    /** The runbook, as far as a report needs it. */
    public Asked asked() {
        return new Asked(
                Cells.name(Cells.search(spec, watch.search())),
                watch.k(),
                runbook.daysPerCycle(),
                runbook.day().churn(),
                runbook.vacuumEvery(),
                runbook.tolerance());
    }
}
