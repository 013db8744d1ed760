package dev.touchstone.bench.sweep;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.jmh.BenchContext.CellSpec;
import dev.touchstone.bench.jmh.SearchBenchmark;
import dev.touchstone.bench.jmh.SearchSpec;
import dev.touchstone.bench.sweep.Turns.Candidate;
import dev.touchstone.bench.sweep.Turns.Measured;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.VoidCell;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.BuiltIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures search: every index is built once, then all its search settings, evidence before speed. */
public final class SearchSweep {
    private final Bench bench;
    private final EvidenceCollector evidence;
    private final Subjects subjects;
    private final int k;

    public SearchSweep(Bench bench, Subjects subjects, int k) {
        this.bench = bench;
        this.subjects = subjects;
        this.evidence = new EvidenceCollector(subjects, k);
        this.k = k;
    }

    /**
     * Builds the index of each build in turn and measures its settings.
     *
     * @param whileBuilt called with each build after its cells, its index still in place
     * @return the evidence of every cell, void ones included
     */
    public List<Evidence> run(List<Build> builds, java.util.function.Consumer<Build> whileBuilt) {
        List<Evidence> all = new ArrayList<>();
        for (Build build : builds) {
            all.addAll(measure(build));
            whileBuilt.accept(build);
        }
        bench.account().time("index builds", () -> subjects.database().indexes().drop());
        return all;
    }

    private List<Evidence> measure(Build build) {
        String name = Cells.name(Cells.index(build.spec()));
        int settings = build.settings().size();
        Steps steps = new Steps(
                bench.progress(),
                "Search " + name,
                1 + settings * (1L + bench.measurement().rounds()));
        build(build.spec());
        steps.advance();
        List<Evidence> found = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (SearchSettings search : build.settings()) {
            Evidence cell = bench.account().time("recall and parity", () -> evidence.collect(build.spec(), search));
            steps.advance();
            found.add(cell);
            write(cell);
            if (cell.valid()) {
                candidates.add(candidate(cell.cell(), search));
            }
        }
        bench.account()
                .time(
                        "search",
                        () -> new Turns(bench, SearchBenchmark.class)
                                .measure(bench.context(), candidates, steps::advance)
                                .forEach(this::write));
        return found;
    }

    private void build(IndexSpec spec) {
        bench.account().time("index builds", () -> {
            BuiltIndex built = subjects.database().indexes().build(spec);
            if (!(spec instanceof IndexSpec.Exact)) {
                Map<String, String> cell = Cells.index(spec);
                bench.run()
                        .add(Measurement.of(
                                Metrics.BUILD_TIME, cell, built.buildTime().toNanos() / 1e9, 1));
                bench.run().add(Measurement.of(Metrics.INDEX_SIZE, cell, (double) built.sizeBytes(), 1));
            }
        });
    }

    private Candidate candidate(Map<String, String> cell, SearchSettings search) {
        return new Candidate(
                cell,
                new CellSpec(
                        k,
                        SearchSpec.of(search),
                        1,
                        null,
                        0,
                        bench.measurement().warmUpLimitMs()),
                1);
    }

    private void write(Evidence cell) {
        if (cell.valid()) {
            EvidenceRows.of(cell).forEach(bench.run()::add);
        } else {
            bench.run()
                    .addVoid(new VoidCell(
                            cell.cell(), "plan check: " + cell.plan().fault().orElseThrow()));
        }
    }

    private void write(Map<String, String> cell, Measured measured) {
        Figures figures = new Figures(cell, measured.repeats());
        bench.run().add(figures.percentileMillis(Metrics.SEARCH_P50, 50));
        bench.run().add(figures.percentileMillis(Metrics.SEARCH_P95, 95));
        bench.run().add(figures.percentileMillis(Metrics.SEARCH_P99, 99));
        bench.run().add(figures.perSecond(Metrics.SEARCH_QPS, 1));
        bench.run().histogram("search-" + Cells.name(cell).replace(' ', '-').replace('=', '-'), figures.latencies());
    }
}
