package dev.touchstone.bench.sweep;

import dev.touchstone.bench.config.PoolGrid;
import dev.touchstone.bench.jmh.BenchContext.CellSpec;
import dev.touchstone.bench.jmh.SearchBenchmark;
import dev.touchstone.bench.jmh.SearchSpec;
import dev.touchstone.bench.sweep.Turns.Candidate;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import java.util.List;
import java.util.Map;

/** Measures throughput and latency over pool sizes and client threads, on the HNSW index that is in place. */
public final class PoolSweep {
    private final Bench bench;
    private final int k;

    public PoolSweep(Bench bench, int k) {
        this.bench = bench;
        this.k = k;
    }

    /** Measures every cell of the grid. */
    public void run(PoolGrid grid) {
        List<Candidate> candidates = grid.threads().stream()
                .flatMap(threads -> grid.poolSizes().stream().map(size -> candidate(grid, size, threads)))
                .toList();
        Steps steps = new Steps(
                bench.progress(),
                "Pool sizes",
                (long) candidates.size() * bench.measurement().rounds());
        bench.account()
                .time(
                        "pool",
                        () -> new Turns(bench, SearchBenchmark.class)
                                .measure(bench.context(), candidates, steps::advance)
                                .forEach((cell, measured) -> write(new Figures(cell, measured.repeats()))));
    }

    private void write(Figures figures) {
        bench.run().add(figures.perSecond(Metrics.POOL_QPS, 1));
        bench.run().add(figures.percentileMillis(Metrics.POOL_P50, 50));
        bench.run().add(figures.percentileMillis(Metrics.POOL_P95, 95));
        bench.run().add(figures.percentileMillis(Metrics.POOL_P99, 99));
        bench.run()
                .histogram(
                        "pool-" + figures.cell().get("pool_size") + "-threads-"
                                + figures.cell().get("threads"),
                        figures.latencies());
    }

    private Candidate candidate(PoolGrid grid, int size, int threads) {
        Map<String, String> cell = Map.of(
                "pool_size", Integer.toString(size),
                "threads", Integer.toString(threads),
                "ef_search", Integer.toString(grid.efSearch()));
        SearchSpec search = SearchSpec.of(HnswSearch.of(grid.efSearch()));
        return new Candidate(
                cell, new CellSpec(k, search, size, null, 0, bench.measurement().warmUpLimitMs()), threads);
    }
}
