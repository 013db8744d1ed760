package dev.touchstone.report.tune;

import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.run.VoidCell;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes a search for a configuration into a run folder: its JSON files, and the rows that every run has. */
public final class TuneMeasurements {
    private static final int K_OF_METRICS = 10;

    private final RunWriter writer;
    private final int k;

    private TuneMeasurements(RunWriter writer, int k) {
        this.writer = writer;
        this.k = k;
    }

    /**
     * Writes {@code tune.json}, {@code recommendation.json}, the measurements and the void cells; recall at a k other than
     * 10 stands in {@code tune.json} alone, since the metrics are those of recall@10.
     */
    public static void write(RunWriter writer, TuneRun run, Recommendation recommendation) {
        TuneMeasurements rows = new TuneMeasurements(writer, run.asked().k());
        writer.json(TuneRun.FILE, run);
        writer.json(Recommendation.FILE, recommendation);
        Set<BuildSetting> built = new HashSet<>();
        for (TunedCell cell : run.cells()) {
            cell.voidReason()
                    .ifPresent(
                            reason -> writer.addVoid(new VoidCell(cell.setting().cell(), reason)));
            cell.figures().ifPresent(figures -> {
                rows.search(cell.setting(), figures);
                if (cell.setting().index() != IndexKind.EXACT
                        && built.add(cell.setting().build())) {
                    rows.build(cell.setting().build(), figures.build());
                }
            });
        }
        run.work().forEach(rows::operation);
        run.account().ifPresent(rows::account);
    }

    private void search(Setting setting, CellFigures figures) {
        Map<String, String> cell = setting.cell();
        RecallFigures recall = figures.recall();
        long answers = (long) recall.queries() * recall.builds();
        if (k == K_OF_METRICS) {
            add(Metrics.RECALL_MEAN, cell, recall.mean(), answers);
            add(Metrics.RECALL_P5, cell, recall.p5(), answers);
            writer.add(Measurement.of(Metrics.RECALL_MINIMUM, cell, recall.minimum(), answers));
        }
        writer.add(Measurement.of(Metrics.FILL_RATE, cell, recall.fillRate(), answers));
        LatencyFigures latency = figures.latency();
        add(Metrics.SEARCH_P50, cell, latency.p50(), latency.samples());
        add(Metrics.SEARCH_P95, cell, latency.p95(), latency.samples());
        add(Metrics.SEARCH_P99, cell, latency.p99(), latency.samples());
        add(Metrics.SEARCH_QPS, cell, latency.qps(), latency.samples());
        writer.add(Measurement.of(Metrics.UNSTEADY_TURNS, cell, latency.unsteadyTurns(), latency.turns()));
    }

    private void build(BuildSetting setting, BuildFigures build) {
        Map<String, String> cell = setting.cell();
        add(Metrics.BUILD_TIME, cell, build.seconds(), 1);
        writer.add(Measurement.of(Metrics.INDEX_SIZE, cell, (double) build.indexBytes(), 1));
    }

    private void operation(OperationWork one) {
        Map<String, String> cell = new TreeMap<>(one.setting().cell());
        cell.put("operation", one.operation());
        TuneMetrics.work()
                .forEach(metric ->
                        one.work().get(metric).ifPresent(value -> writer.add(Measurement.of(metric, cell, value, 1))));
    }

    private void account(TuneAccount account) {
        step("index builds", account.build());
        step("warm-up", account.warmUp());
        step("measured searches", account.measurement());
        step("ground truth", account.groundTruth());
        step("own work", account.own());
        if (account.build() + account.measurement() > 0) {
            writer.add(Measurement.of(TuneMetrics.OVERHEAD, Map.of(), account.overheadRatio(), 1));
        }
    }

    private void step(String name, double seconds) {
        writer.add(Measurement.of(Metrics.ACCOUNT_TIME, Map.of("step", name), seconds, 1));
    }

    private void add(Metric metric, Map<String, String> cell, Interval figure, long samples) {
        Measurement row = Measurement.of(metric, cell, figure.value(), samples);
        writer.add(figure.low() == figure.high() ? row : row.within(figure.spread()));
    }
}
