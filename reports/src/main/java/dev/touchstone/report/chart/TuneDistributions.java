package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.RecallCount;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.SettingNames;
import dev.touchstone.report.tune.TuneRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;

/** The whole distributions behind the figures of the frontier's settings. */
final class TuneDistributions {
    private static final int MOST_CURVES = 6;

    private final Run run;
    private final List<Choice> frontier;
    private final SettingNames names;
    private final Optional<Choice> choice;
    private final String called;
    private final String asked;

    private TuneDistributions(Run run, TuneRun tune, Recommendation found) {
        this.run = run;
        this.frontier = few(found.frontier(), found.choice());
        this.names = SettingNames.of(frontier.stream().map(Choice::setting).toList());
        this.choice = found.choice();
        this.called = found.choiceName();
        this.asked = "k " + tune.asked().k();
    }

    private String name(Choice setting) {
        return names.name(setting.setting()) + (choice.filter(setting::equals).isPresent() ? " (" + called + ")" : "");
    }

    /** Latency of each search; empty where no histogram was kept. */
    static Optional<XYChart> latency(Run run) {
        return of(run).flatMap(
                        distributions -> run.json(TuneRun.FILE, TuneRun.class).flatMap(distributions::latencies));
    }

    /** Recall of each query. */
    static Optional<XYChart> recall(Run run) {
        return of(run).map(TuneDistributions::recalls);
    }

    private static Optional<TuneDistributions> of(Run run) {
        return run.json(Recommendation.FILE, Recommendation.class)
                .filter(found -> !found.frontier().isEmpty())
                .flatMap(found ->
                        run.json(TuneRun.FILE, TuneRun.class).map(tune -> new TuneDistributions(run, tune, found)));
    }

    /** So many that a reader can tell them apart, spread evenly over the frontier, both ends and the choice kept. */
    private static List<Choice> few(List<Choice> all, Optional<Choice> choice) {
        if (all.size() <= MOST_CURVES) {
            return all;
        }
        List<Choice> few = new ArrayList<>();
        for (int i = 0; i < MOST_CURVES; i++) {
            few.add(all.get(Math.round(i * (all.size() - 1) / (float) (MOST_CURVES - 1))));
        }
        int chosen = choice.map(all::indexOf).orElse(-1);
        if (chosen >= 0 && !few.contains(all.get(chosen))) {
            int place = Math.round(chosen * (MOST_CURVES - 1) / (float) (all.size() - 1));
            few.set(Math.min(MOST_CURVES - 2, Math.max(1, place)), all.get(chosen));
        }
        return few;
    }

    private Optional<XYChart> latencies(TuneRun tune) {
        Map<String, String> curves = new LinkedHashMap<>();
        for (Choice choice : frontier) {
            histogram(tune, choice.setting()).ifPresent(histogram -> curves.put(histogram, name(choice)));
        }
        return DistributionChart.draw(
                run, Heading.of(run, "Latency of single searches", asked, names.context(), "one client"), curves);
    }

    private static Optional<String> histogram(TuneRun tune, Setting setting) {
        return tune.cells().stream()
                .filter(cell -> cell.setting().equals(setting))
                .findFirst()
                .flatMap(cell -> cell.histogram());
    }

    private XYChart recalls() {
        Map<String, List<Point>> curves = new LinkedHashMap<>();
        frontier.forEach(choice ->
                curves.put(name(choice), below(choice.expected().recall().distribution())));
        Canvas canvas = new Canvas(
                Heading.of(run, "Recall of single queries", asked, names.context()),
                new Axis("recall of a query", Scales.fromZero(List.of(1.0))),
                new Axis(
                        "share of queries that found no more (down is better)",
                        Scales.fromZero(curves.values().stream()
                                .flatMap(List::stream)
                                .map(Point::y)
                                .toList())),
                Canvas.HEIGHT);
        int n = 0;
        for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
            Look look = Look.series(n++);
            canvas.series(curve.getKey(), Look.line(look.color(), look.stroke()), curve.getValue());
        }
        return canvas.finish();
    }

    /** The share of answers with at most a recall, up to the last below 1: at 1 every curve would end at 1. */
    private static List<Point> below(List<RecallCount> counts) {
        double all = counts.stream().mapToLong(RecallCount::answers).sum();
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        double sum = 0;
        for (RecallCount count : counts) {
            points.add(new Point(count.recall(), sum / all));
            if (count.recall() < 1) {
                sum += count.answers();
                points.add(new Point(count.recall(), sum / all));
            }
        }
        return points;
    }
}
