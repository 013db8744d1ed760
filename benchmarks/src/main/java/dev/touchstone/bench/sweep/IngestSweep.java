package dev.touchstone.bench.sweep;

import dev.touchstone.bench.config.IngestGrid;
import dev.touchstone.bench.jmh.BenchContext;
import dev.touchstone.bench.jmh.BenchContext.CellSpec;
import dev.touchstone.bench.jmh.IngestBenchmark;
import dev.touchstone.bench.sweep.Turns.Candidate;
import dev.touchstone.report.run.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how fast documents are stored, over methods and batch sizes. */
public final class IngestSweep {
    private final Bench bench;

    public IngestSweep(Bench bench) {
        this.bench = bench;
    }

    /**
     * Measures every cell of the grids.
     *
     * @param context an empty space of the dataset's dimension
     */
    public void run(BenchContext context, List<IngestGrid> grids) {
        List<Candidate> candidates = grids.stream()
                .flatMap(grid -> grid.batchRows().stream().map(rows -> candidate(grid, rows)))
                .toList();
        Steps steps = new Steps(
                bench.progress(),
                "Ingest",
                (long) candidates.size() * bench.measurement().rounds());
        bench.account()
                .time(
                        "ingest",
                        () -> new Turns(bench, IngestBenchmark.class)
                                .measure(context, candidates, steps::advance)
                                .forEach((cell, measured) -> {
                                    Figures figures = new Figures(cell, measured.repeats());
                                    double rows = Double.parseDouble(cell.get("batch_rows"));
                                    bench.run().add(figures.perSecond(Metrics.INGEST_RATE, rows));
                                    bench.run()
                                            .histogram(
                                                    "ingest-" + cell.get("method") + "-" + cell.get("batch_rows"),
                                                    figures.latencies());
                                }));
    }

    private Candidate candidate(IngestGrid grid, int rows) {
        Map<String, String> cell =
                Map.of("method", grid.method().name().toLowerCase(Locale.ROOT), "batch_rows", Integer.toString(rows));
        return new Candidate(
                cell,
                new CellSpec(
                        1, null, 1, grid.method(), rows, bench.measurement().warmUpLimitMs()),
                1);
    }
}
