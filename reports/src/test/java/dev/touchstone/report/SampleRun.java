package dev.touchstone.report;

import dev.touchstone.report.parity.Parity;
import dev.touchstone.report.parity.ParityDifferences;
import dev.touchstone.report.parity.ParityExample;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.Spread;
import dev.touchstone.report.run.VoidCell;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** An invented run in the style of a demo: a fixture, none of its numbers was measured. */
public final class SampleRun {
    public static final Instant STARTED = Instant.parse("2026-11-23T01:45:00Z");

    private SampleRun() {}

    public static RunHeader header() {
        return RunHeader.of("demo", Optional.of(dataset()), STARTED)
                .withConfiguration(Map.of(
                        "k",
                        10,
                        "seed",
                        42,
                        "ef_search",
                        List.of(10, 20, 40, 80, 160),
                        "repeats",
                        5,
                        "profile",
                        "quick"))
                .withEnvironment(Map.of(
                        "cores", 2,
                        "java_version", "17.0.15",
                        "server_version", "17.11",
                        "pgvector_version", "0.8.0",
                        "server_settings",
                                Map.of(
                                        "shared_buffers",
                                        "512MB",
                                        "maintenance_work_mem",
                                        "256MB",
                                        "random_page_cost",
                                        "4")));
    }

    public static DatasetSummary dataset() {
        return new DatasetSummary("wordnet-minilm-384-cosine", 10_000, 384, 1_000, "sha256:3f1c");
    }

    /** Writes the whole run and returns its folder. */
    public static Path write(Path out) {
        try (RunWriter writer = RunWriter.create(out, header())) {
            builds(writer);
            searches(writer);
            ingest(writer);
            pool(writer);
            parity(writer);
            account(writer);
            writer.histogram("search.hnsw-16-64-40", histogram());
            writer.json(Verdict.FILE, verdict());
            return writer.finish();
        }
    }

    private static void builds(RunWriter writer) {
        build(writer, hnsw(8, 32), 2.4, 15_900_000);
        build(writer, hnsw(16, 64), 4.9, 20_500_000);
        build(writer, hnsw(32, 128), 12.6, 25_700_000);
        build(writer, Map.of("index", "ivfflat", "lists", "10"), 0.41, 16_100_000);
        build(writer, Map.of("index", "ivfflat", "lists", "100"), 0.93, 16_800_000);
    }

    private static void build(RunWriter writer, Map<String, String> index, double seconds, double bytes) {
        writer.add(spread(Metrics.BUILD_TIME, index, seconds, 0.07, "min-max of 3 repeats"));
        writer.add(Measurement.of(Metrics.INDEX_SIZE, index, bytes, 1));
    }

    private static void searches(RunWriter writer) {
        search(writer, Map.of("store", "file"), 1.0, 61);
        search(writer, Map.of("index", "exact"), 1.0, 148);
        int[] efSearch = {10, 20, 40, 80, 160};
        double[][] recall = {
            {0.861, 0.918, 0.957, 0.979, 0.991},
            {0.915, 0.958, 0.982, 0.994, 0.9983},
            {0.951, 0.983, 0.995, 0.9991, 1.0}
        };
        double[][] qps = {{1420, 1190, 905, 610, 376}, {1260, 1015, 742, 480, 281}, {1105, 850, 590, 362, 204}};
        Map<Integer, Map<String, String>> builds = Map.of(0, hnsw(8, 32), 1, hnsw(16, 64), 2, hnsw(32, 128));
        for (int build = 0; build < 3; build++) {
            for (int i = 0; i < efSearch.length; i++) {
                search(writer, with(builds.get(build), "ef_search", efSearch[i]), recall[build][i], qps[build][i]);
            }
        }
        int[] probes = {1, 3, 10};
        double[][] ivfRecall = {{0.744, 0.921, 1.0}, {0.437, 0.668, 0.893}};
        double[][] ivfQps = {{702, 331, 121}, {1510, 1120, 596}};
        for (int lists = 0; lists < 2; lists++) {
            for (int i = 0; i < probes.length; i++) {
                Map<String, String> index = Map.of("index", "ivfflat", "lists", lists == 0 ? "10" : "100");
                search(writer, with(index, "probes", probes[i]), ivfRecall[lists][i], ivfQps[lists][i]);
            }
        }
        writer.addVoid(new VoidCell(
                context(with(Map.of("index", "ivfflat", "lists", "100"), "probes", 30)),
                "plan check: Seq Scan on vector_documents instead of its IVFFlat index, at executions 1 to 12"));
    }

    private static void search(RunWriter writer, Map<String, String> index, double recall, double qps) {
        Map<String, String> cell = context(index);
        double half = Math.sqrt(recall * (1 - recall)) * 0.035;
        writer.add(Measurement.of(Metrics.RECALL_MEAN, cell, recall, 1000)
                .within(new Spread(recall - half, Math.min(1, recall + half), "ci95")));
        writer.add(Measurement.of(Metrics.RECALL_P5, cell, Math.floor(recall * 8) / 10, 1000));
        writer.add(Measurement.of(Metrics.RECALL_MINIMUM, cell, Math.floor(recall * 6) / 10, 1000));
        writer.add(Measurement.of(Metrics.FILL_RATE, cell, 1, 1000));
        writer.add(Measurement.of(Metrics.PLAN_OK_SHARE, cell, 1, 12));
        double p50 = 950 / qps;
        writer.add(spread(Metrics.SEARCH_P50, cell, p50, 0.04, "min-max of 5 repeats"));
        writer.add(spread(Metrics.SEARCH_P95, cell, p50 * 1.55, 0.08, "min-max of 5 repeats"));
        writer.add(spread(Metrics.SEARCH_P99, cell, p50 * 2.4, 0.15, "min-max of 5 repeats"));
        writer.add(spread(Metrics.SEARCH_QPS, cell, qps, 0.05, "min-max of 5 repeats"));
    }

    private static void ingest(RunWriter writer) {
        writer.add(rate("single_row", 1, 1_740));
        int[] batches = {10, 100, 1_000, 10_000};
        double[] multiRow = {6_900, 13_800, 15_750, 15_200};
        double[] copy = {5_100, 16_900, 24_600, 25_400};
        for (int i = 0; i < batches.length; i++) {
            writer.add(rate("multi_row", batches[i], multiRow[i]));
            writer.add(rate("copy_binary", batches[i], copy[i]));
        }
    }

    private static Measurement rate(String method, int batch, double rate) {
        Map<String, String> cell = Map.of("method", method, "batch_rows", Integer.toString(batch));
        return spread(Metrics.INGEST_RATE, cell, rate, 0.09, "min-max of 3 repeats");
    }

    private static void pool(RunWriter writer) {
        int[] sizes = {1, 2, 4, 8, 16};
        double[][] qps = {{735, 741, 738, 736, 733}, {742, 1290, 1284, 1279, 1270}, {739, 1302, 1341, 1322, 1307}};
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < sizes.length; i++) {
                Map<String, String> cell = new TreeMap<>(with(hnsw(16, 64), "ef_search", 40));
                cell.put("threads", Integer.toString(t == 0 ? 1 : t * 4));
                cell.put("pool_size", Integer.toString(sizes[i]));
                writer.add(spread(Metrics.POOL_QPS, cell, qps[t][i], 0.05, "min-max of 3 repeats"));
                double p50 = (t == 0 ? 1 : t * 4) * 970 / qps[t][i];
                writer.add(Measurement.of(Metrics.POOL_P50, cell, p50, 5000));
                writer.add(Measurement.of(Metrics.POOL_P95, cell, p50 * 1.6, 5000));
                writer.add(Measurement.of(Metrics.POOL_P99, cell, p50 * 2.3, 5000));
            }
        }
    }

    private static void parity(RunWriter writer) {
        writer.add(Measurement.of(Metrics.PARITY_QUERIES, Map.of("index", "exact"), 1000, 1000));
        difference(writer, "exact", "tie", 3);
        difference(writer, "exact", "rounding", 17);
        difference(writer, "exact", "missing_row", 0);
        difference(writer, "hnsw", "ann_miss", 182);
        List<ParityExample> examples = List.of(
                new ParityExample("a small songbird", "doc_812 0.61234567", "doc_94 0.61234567"),
                new ParityExample("to run \"fast\" <b>", "doc_7 0.5823", "doc_7 0.5823"));
        writer.json(
                Parity.FILE,
                new Parity(
                        Outcome.PASS,
                        1000,
                        10,
                        List.of(
                                new ParityDifferences("exact", "tie", 3, true, examples),
                                new ParityDifferences("exact", "rounding", 17, true, List.of()),
                                new ParityDifferences("exact", "missing_row", 0, false, List.of()),
                                new ParityDifferences("hnsw", "ann_miss", 182, true, List.of()))));
    }

    private static void difference(RunWriter writer, String index, String kind, double count) {
        Map<String, String> cell = Map.of("index", index, "class", kind);
        writer.add(Measurement.of(Metrics.PARITY_DIFFERENCES, cell, count, 1000));
    }

    private static void account(RunWriter writer) {
        writer.add(Measurement.of(Metrics.EMBEDDING_RATE, Map.of("model", "all-minilm-l6-v2"), 231.4, 11_000));
        writer.add(Measurement.of(Metrics.GROUND_TRUTH_TIME, Map.of("k", "10"), 1.32, 1));
        step(writer, "start the server", 3.1);
        step(writer, "embed", 47.6);
        step(writer, "load and build indexes", 31.9);
        step(writer, "measure", 171.2);
    }

    private static void step(RunWriter writer, String step, double seconds) {
        writer.add(Measurement.of(Metrics.ACCOUNT_TIME, Map.of("step", step), seconds, 1));
    }

    private static Verdict verdict() {
        return Verdict.of(List.of(
                new Check("exact parity", Outcome.PASS, "0 forbidden differences in 1,000 queries (limit 0)"),
                new Check("scores", Outcome.PASS, "largest difference 3.1e-8 (limit 1e-5)"),
                new Check("something measured", Outcome.PASS, "23 cells measured, 1 void")));
    }

    private static Histogram histogram() {
        Histogram histogram = new Histogram(3);
        SplittableRandom random = new SplittableRandom(7);
        random.longs(5000, 800_000, 3_000_000).forEach(histogram::recordValue);
        return histogram;
    }

    private static Measurement spread(
            Metric metric, Map<String, String> cell, double value, double share, String kind) {
        return Measurement.of(metric, cell, value, 5)
                .within(new Spread(value * (1 - share), value * (1 + share), kind));
    }

    public static Map<String, String> hnsw(int m, int efConstruction) {
        return Map.of("index", "hnsw", "m", Integer.toString(m), "ef_construction", Integer.toString(efConstruction));
    }

    public static Map<String, String> with(Map<String, String> cell, String name, int value) {
        Map<String, String> more = new TreeMap<>(cell);
        more.put(name, Integer.toString(value));
        return more;
    }

    public static Map<String, String> context(Map<String, String> cell) {
        Map<String, String> more = new TreeMap<>(cell);
        more.put("workload", "search");
        more.put("k", "10");
        more.put("threads", "2");
        more.put("pool_size", "2");
        return more;
    }
}
