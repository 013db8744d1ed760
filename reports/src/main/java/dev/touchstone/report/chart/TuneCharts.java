package dev.touchstone.report.chart;

import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.WorkloadGrid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The charts of a search for a configuration, beside those of a sweep. */
final class TuneCharts {
    private static final String RECALL_AXIS = "mean recall@10 (up is better; the axis widens towards 1)";

    private TuneCharts() {}

    static List<RunChart> all() {
        return List.of(
                new RunChart(
                        "tune-frontier.png",
                        "Recall against throughput: the frontier of each kind of index, with the target and the choice",
                        KindFrontierChart::draw),
                new RunChart(
                        "tune-latency.png",
                        "Distribution of latency of the settings on the frontier",
                        TuneDistributions::latency),
                recall("tune-ef-search.png", "ef_search", "ef_search (length of the list kept during a search)"),
                recall("tune-probes.png", "probes", "probes (lists read in a search)"),
                new RunChart(
                        "tune-queries.png",
                        "Distribution of recall over the queries, of the settings on the frontier",
                        TuneDistributions::recall),
                build("tune-build-m.png", Metrics.BUILD_TIME, "m", "build time in s (down is better)"),
                build("tune-size-m.png", Metrics.INDEX_SIZE, "m", "index size in MiB (down is better)"),
                build("tune-build-lists.png", Metrics.BUILD_TIME, "lists", "build time in s (down is better)"),
                build("tune-size-lists.png", Metrics.INDEX_SIZE, "lists", "index size in MiB (down is better)"),
                new RunChart(
                        "tune-map-recall.png",
                        "Recall over selectivity and user size",
                        run -> WorkloadMap.draw(
                                run,
                                new WorkloadMap.Plan(
                                        "Recall by selectivity and user size",
                                        point -> point.recall().value(),
                                        tuned(run)
                                                .flatMap(TuneCharts::meanRecall)
                                                .orElse(WorkloadMap.ALL)))),
                new RunChart(
                        "tune-map-fill.png",
                        "Fill rate over selectivity and user size",
                        run -> WorkloadMap.draw(
                                run,
                                new WorkloadMap.Plan(
                                        "Fill rate by selectivity and user size",
                                        WorkloadGrid.Point::fillRate,
                                        WorkloadMap.ALL))));
    }

    private static RunChart recall(String fileName, String parameter, String axis) {
        return curve(
                fileName,
                new CurveChart.Plan(
                        "Recall@10 by " + parameter,
                        Metrics.RECALL_MEAN,
                        parameter,
                        axis,
                        RECALL_AXIS,
                        Scales::recall,
                        Optional.empty(),
                        Optional.empty()),
                Setting::cell);
    }

    private static RunChart build(String fileName, Metric metric, String parameter, String axis) {
        return curve(
                fileName,
                new CurveChart.Plan(
                        (metric.equals(Metrics.BUILD_TIME) ? "Build time by " : "Index size by ") + parameter,
                        metric,
                        parameter,
                        parameter.equals("m") ? "m (links of a document in the graph)" : parameter,
                        axis,
                        Scales::fromZero,
                        Optional.empty(),
                        Optional.empty()),
                setting -> setting.build().cell());
    }

    private static RunChart curve(
            String fileName, CurveChart.Plan plan, Function<Setting, ? extends Map<String, String>> marked) {
        return new RunChart(
                fileName,
                plan.what(),
                run -> tuned(run)
                        .map(tune -> plan.metric().equals(Metrics.RECALL_MEAN) ? plan.asking(meanRecall(tune)) : plan)
                        .flatMap(asking ->
                                CurveChart.draw(run, asking.marking(choice(run).map(marked)))));
    }

    private static Optional<Setting> choice(Run run) {
        return run.json(Recommendation.FILE, Recommendation.class)
                .filter(found -> found.outcome().recommends())
                .flatMap(Recommendation::choice)
                .map(Recommendation.Choice::setting);
    }

    /** The least mean recall, where the target is about the mean. */
    static Optional<Double> meanRecall(TuneRun tune) {
        return Optional.of(tune.asked().target().recall())
                .filter(recall -> recall.of() == RecallStatistic.MEAN)
                .map(recall -> recall.atLeast());
    }

    private static Optional<TuneRun> tuned(Run run) {
        return run.json(TuneRun.FILE, TuneRun.class);
    }
}
