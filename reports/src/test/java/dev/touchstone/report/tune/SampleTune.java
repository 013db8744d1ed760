package dev.touchstone.report.tune;

import dev.touchstone.report.SampleRun;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.work.WorkBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** An invented search for a configuration: a fixture, none of its numbers was measured. */
public final class SampleTune {
    static final BuildSetting HNSW_16 = BuildSetting.hnsw(16, 64, Storage.VECTOR);
    static final BuildSetting HNSW_8 = BuildSetting.hnsw(8, 32, Storage.HALFVEC);
    static final BuildSetting IVF_100 = BuildSetting.ivfflat(100, Storage.VECTOR);

    private SampleTune() {}

    /** Figures with intervals of ±recallHalf around the mean and ±5 % around latency. */
    static CellFigures figures(double recall, double p95, long mebibytes, double buildSeconds) {
        return figures(around(recall, 0.004, 1), p95, mebibytes, buildSeconds);
    }

    static CellFigures figures(Interval recall, double p95, long mebibytes, double buildSeconds) {
        double worst = Math.max(0, Math.floor(10 * (recall.value() - 0.3)) / 10);
        RecallFigures figures = new RecallFigures(
                recall,
                around(Math.max(0, recall.value() - 0.15), 0.05, 1),
                worst,
                1,
                1_000,
                2,
                List.of(new RecallCount(worst, 1), new RecallCount(0.9, 899), new RecallCount(1, 1_100)));
        LatencyFigures latency = new LatencyFigures(
                share(p95 * 0.6, 0.04), share(p95, 0.05), share(p95 * 1.5, 0.1), share(1_000 / p95, 0.04), 6_000, 6, 0);
        BuildFigures build = new BuildFigures(share(buildSeconds, 0.05), mebibytes << 20, List.of());
        return new CellFigures(figures, latency, build, work(p95));
    }

    private static WorkBudget work(double p95) {
        return new WorkBudget(new TreeMap<>(Map.of(
                TuneMetrics.ROUND_TRIPS.key(), 1.0,
                TuneMetrics.BYTES_SENT.key(), 1_912.0,
                TuneMetrics.BUFFERS_HIT.key(), Math.ceil(p95 * 400))));
    }

    private static Interval around(double value, double half, double most) {
        return new Interval(value, Math.max(0, value - half), Math.min(most, value + half));
    }

    private static Interval share(double value, double share) {
        return new Interval(value, value * (1 - share), value * (1 + share));
    }

    static TunedCell cell(Setting setting, CellFigures figures) {
        return TunedCell.measured(setting, figures, plans("Index Scan"));
    }

    /** What is recommended where these cells were measured. */
    static Recommendation recommend(List<TunedCell> cells, Target target) {
        return Recommendation.of(new TuneRun(
                new TuneRun.Asked(target, 10, 1, "unfiltered", "quick", false),
                cells,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    static List<PlanSeen> plans(String node) {
        List<PlanSeen> plans = new ArrayList<>();
        for (int execution = 1; execution <= 12; execution++) {
            plans.add(new PlanSeen(
                    execution,
                    node,
                    Optional.empty(),
                    execution > 9,
                    Map.of("hnsw.ef_search", "40"),
                    Optional.empty()));
        }
        return plans;
    }

    /** A whole run: exact search, two HNSW builds, one IVFFlat build with a void cell, filters and users. */
    public static TuneRun run() {
        List<TunedCell> cells = new ArrayList<>();
        cells.add(cell(Setting.exact(), figures(Interval.exactly(1), 11.2, 0, 0)));
        int[] efSearch = {10, 20, 40, 80, 160};
        double[][] recall = {{0.861, 0.918, 0.957, 0.979, 0.991}, {0.915, 0.958, 0.982, 0.994, 0.9983}};
        double[][] p95 = {{0.9, 1.1, 1.5, 2.3, 3.7}, {1.0, 1.3, 1.8, 2.8, 4.7}};
        for (int i = 0; i < efSearch.length; i++) {
            cells.add(cell(Setting.of(HNSW_8, "ef_search", efSearch[i]), figures(recall[0][i], p95[0][i], 11, 2.4)));
            cells.add(cell(Setting.of(HNSW_16, "ef_search", efSearch[i]), figures(recall[1][i], p95[1][i], 20, 4.9)));
        }
        int[] probes = {1, 3, 10};
        double[] ivfRecall = {0.437, 0.668, 0.893};
        double[] ivfP95 = {0.8, 1.2, 2.6};
        for (int i = 0; i < probes.length; i++) {
            cells.add(cell(Setting.of(IVF_100, "probes", probes[i]), figures(ivfRecall[i], ivfP95[i], 16, 0.9)));
        }
        cells.add(TunedCell.voided(
                Setting.of(IVF_100, "probes", 30), "plan check: Seq Scan at executions 1 to 12", plans("Seq Scan")));
        return new TuneRun(
                new TuneRun.Asked(Target.recall(RecallStatistic.MEAN, 0.95), 10, 1, "unfiltered", "quick", false),
                cells,
                List.of(flips()),
                List.of(grid()),
                List.of(),
                List.of(),
                Optional.of(new TuneAccount(8.2, 21, 95, 1.4, 6.2)));
    }

    /** Writes a run folder with {@link #run}, its recommendation, a latency histogram a cell and two bad queries. */
    public static Path write(Path parent) {
        TuneRun bare = run();
        List<TunedCell> cells = bare.cells().stream().map(SampleTune::detailed).toList();
        TuneRun run = new TuneRun(
                bare.asked(), cells, bare.flips(), bare.workloads(), bare.work(), bare.notes(), bare.account());
        RunHeader header = RunHeader.of("tune", Optional.of(SampleRun.dataset()), SampleRun.STARTED);
        try (RunWriter writer = RunWriter.create(parent, header)) {
            run.cells()
                    .forEach(cell -> cell.histogram()
                            .ifPresent(name -> writer.histogram(
                                    name, histogram(cell.figures().orElseThrow()))));
            TuneMeasurements.write(writer, run, Recommendation.of(run));
            return writer.finish();
        }
    }

    private static TunedCell detailed(TunedCell cell) {
        if (cell.figures().isEmpty()) {
            return cell;
        }
        List<MissedQuery.Neighbour> missed = List.of(new MissedQuery.Neighbour("doc-17", 3, 0.412));
        return cell.withHistogram("search." + Integer.toHexString(cell.setting().hashCode()))
                .withWorst(List.of(
                        new MissedQuery(3, "a small harbour", 0.4, missed),
                        new MissedQuery(9, "to row against the wind", 0.9, missed)));
    }

    private static Histogram histogram(CellFigures figures) {
        Histogram histogram = new Histogram(3);
        double p50 = figures.latency().p50().value();
        double spread = Math.log(figures.latency().p95().value() / p50) / 1.645;
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            histogram.recordValue(Math.round(1e6 * p50 * Math.exp(spread * random.nextGaussian())));
        }
        return histogram;
    }

    private static PlannerFlips flips() {
        return new PlannerFlips(
                Setting.of(HNSW_16, "ef_search", 40),
                List.of(
                        new PlannerFlips.Flip(
                                "limit",
                                1,
                                1_000,
                                OptionalDouble.of(411),
                                OptionalDouble.of(412),
                                "Index Scan",
                                Optional.of("Seq Scan")),
                        PlannerFlips.Flip.never("rows", 1_000, 10_000, "Index Scan")));
    }

    private static WorkloadGrid grid() {
        List<WorkloadGrid.Point> points = new ArrayList<>();
        for (double selectivity : new double[] {0.01, 0.1, 1}) {
            for (long rows : new long[] {20, 1_000, 10_000}) {
                double recall = rows * selectivity < 50 ? 1 : 1 - 0.006 / selectivity;
                points.add(new WorkloadGrid.Point(
                        selectivity,
                        rows,
                        200,
                        around(recall, 0.01, 1),
                        Math.min(1, recall + 0.1),
                        OptionalDouble.of(2 / selectivity),
                        rows < 100 ? "Seq Scan" : "Index Scan"));
            }
        }
        return new WorkloadGrid(Setting.of(HNSW_16, "ef_search", 40), points);
    }
}
