package dev.touchstone.bench.oracle;

import dev.touchstone.bench.store.Ratio;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.synthetic.ClusterSpace;
import dev.touchstone.dataset.truth.BlockSearch;
import dev.touchstone.dataset.truth.ExactTask;
import dev.touchstone.dataset.truth.Products;
import dev.touchstone.dataset.truth.RowFilter;
import dev.touchstone.report.run.DatasetMetrics;
import dev.touchstone.report.run.Measurement;
import java.util.Map;
import java.util.function.Consumer;

/** The exact search of many queries against one matrix product of the same operands, the two taking turns. */
public final class OracleBench {
    private static final int CLUSTERS = 1_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final double NANOS = 1e9;

    private final OracleBenchSettings settings;
    private final Progress progress;

    public OracleBench(OracleBenchSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures everything; figures are handed over at the end. */
    public void run(Consumer<Measurement> figures) {
        progress.advanced("Generating vectors", 0, 1);
        ClusterSpace space = new ClusterSpace(settings.seed(), settings.dimensions());
        DirectVectors corpus = DirectVectors.of(
                space.vectors("corpus", row -> row % CLUSTERS), settings.documents(), settings.dimensions());
        DirectVectors queries = DirectVectors.of(
                space.vectors("queries", row -> row % CLUSTERS), settings.queries(), settings.dimensions());
        FullProduct product = new FullProduct(corpus, queries);
        BlockSearch search = new BlockSearch(Products.OPENBLAS);
        ExactTask task = new ExactTask(corpus, queries, Metric.COSINE, settings.k(), RowFilter.ALL);
        Ratio ratio = new Ratio();
        double[] productSeconds = new double[settings.rounds()];
        double[] searchSeconds = new double[settings.rounds()];
        for (int round = -WARM_UP_ROUNDS; round < settings.rounds(); round++) {
            progress.advanced("Exact search against one product", Math.max(0, round), settings.rounds());
            double bare = seconds(product::run);
            double exact = seconds(() -> search.search(task, Progress.NONE));
            if (round >= 0) {
                productSeconds[round] = bare;
                searchSeconds[round] = exact;
                ratio.add(exact, bare);
            }
        }
        figures.accept(ratio.measurement(DatasetMetrics.ORACLE_SGEMM_RATIO, Map.of()));
        figures.accept(time(productSeconds, "sgemm"));
        figures.accept(time(searchSeconds, "oracle"));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS;
    }

    private static Measurement time(double[] seconds, String side) {
        return Ratio.range(DatasetMetrics.ORACLE_TIME, Map.of("side", side), seconds);
    }
}
