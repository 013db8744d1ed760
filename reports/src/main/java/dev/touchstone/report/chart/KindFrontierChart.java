package dev.touchstone.report.chart;

import dev.touchstone.report.cell.CellNames;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.IndexKind;
import dev.touchstone.report.tune.Interval;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.SettingNames;
import dev.touchstone.report.tune.Storage;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TunedCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** Recall against throughput: the Pareto frontier of each kind of index, with the target and the choice. */
final class KindFrontierChart {
    private static final Comparator<Choice> BY_RECALL =
            Comparator.comparingDouble(choice -> point(choice).x());

    private final Run run;
    private final TuneRun tune;
    private final SettingNames names;
    private final Map<IndexKind, List<Choice>> kinds = new TreeMap<>();
    private final Set<Setting> givenUp = new HashSet<>();

    private KindFrontierChart(Run run, TuneRun tune) {
        this.run = run;
        this.tune = tune;
        this.names =
                SettingNames.of(tune.cells().stream().map(TunedCell::setting).toList());
        for (TunedCell cell : tune.cells()) {
            cell.figures()
                    .ifPresent(figures -> kinds.computeIfAbsent(cell.setting().index(), kind -> new ArrayList<>())
                            .add(new Choice(cell.setting(), figures)));
            cell.dropped().ifPresent(why -> givenUp.add(cell.setting()));
        }
    }

    static Optional<XYChart> draw(Run run) {
        return run.json(TuneRun.FILE, TuneRun.class)
                .map(tune -> new KindFrontierChart(run, tune))
                .filter(chart -> !chart.kinds.isEmpty())
                .map(KindFrontierChart::draw);
    }

    private XYChart draw() {
        List<Choice> all = kinds.values().stream().flatMap(List::stream).toList();
        Canvas canvas = new Canvas(
                Heading.of(
                        run,
                        "Frontier of each kind of index",
                        "lines: what no setting of the kind beats",
                        "at points: m / ef_search, or lists / probes",
                        "bars: 95 % intervals",
                        "choice: meets the target by the lower end, then least "
                                + tune.asked().target().percentile().text() + " by its upper end",
                        names.context()),
                new Axis(
                        "mean recall@" + tune.asked().k() + " (right is better; the axis widens towards 1)",
                        Scales.recall(Stream.concat(
                                        all.stream().flatMap(KindFrontierChart::recalls),
                                        TuneCharts.meanRecall(tune).stream())
                                .toList())),
                new Axis(
                        "throughput in queries/s (up is better)",
                        Scales.amounts(
                                all.stream().flatMap(KindFrontierChart::rates).toList())),
                Canvas.HEIGHT);
        target(canvas, all);
        Optional<Recommendation> found = run.json(Recommendation.FILE, Recommendation.class);
        String called = found.map(Recommendation::choiceName).orElse("choice");
        Optional<Choice> choice = found.flatMap(Recommendation::choice);
        Brief brief = new Brief(canvas);
        int n = 0;
        for (List<Choice> kind : kinds.values()) {
            boolean exact = kind.get(0).setting().index() == IndexKind.EXACT;
            drawKind(brief, kind, exact ? Look.baseline(0) : Look.series(n++));
        }
        choice.ifPresent(setting -> canvas.mark(point(setting), called + ": " + names.name(setting.setting())));
        return canvas.finish();
    }

    /** The frontier of what was measured to the end; of what was given up where nothing else is left. */
    private void drawKind(Brief brief, List<Choice> settings, Look look) {
        List<Choice> whole =
                settings.stream().filter(choice -> !isGivenUp(choice)).toList();
        List<Choice> candidates = whole.isEmpty() ? settings : whole;
        List<Point> frontier = Frontier.of(points(candidates));
        List<Choice> onIt = candidates.stream()
                .filter(choice -> frontier.contains(point(choice)))
                .sorted(BY_RECALL)
                .toList();
        List<Choice> others =
                settings.stream().filter(choice -> !onIt.contains(choice)).toList();
        brief.hollow(look, points(others.stream().filter(this::isGivenUp).toList()));
        beaten(
                brief.canvas(),
                look,
                others.stream().filter(choice -> !isGivenUp(choice)).toList());
        onIt.forEach(choice -> intervals(brief.canvas(), choice));
        brief.curve(
                CellNames.kind(settings.get(0).setting().cell()),
                look,
                onIt.stream().map(this::spot).toList());
        onIt.forEach(choice -> brief.canvas().label(point(choice), number(choice.setting()), look.textColor()));
    }

    private static void beaten(Canvas canvas, Look look, List<Choice> settings) {
        if (!settings.isEmpty()) {
            String kind = CellNames.kind(settings.get(0).setting().cell());
            canvas.series(kind + ", beaten by another", new Look(Look.BAND, look.marker(), null), points(settings));
        }
    }

    private Brief.Spot spot(Choice choice) {
        return new Brief.Spot(point(choice), isGivenUp(choice));
    }

    private boolean isGivenUp(Choice choice) {
        return givenUp.contains(choice.setting());
    }

    private static List<Point> points(List<Choice> choices) {
        return choices.stream().map(KindFrontierChart::point).toList();
    }

    private static void intervals(Canvas canvas, Choice choice) {
        Look look = Look.line(Look.MUTED, Look.THIN);
        Point at = point(choice);
        List<Double> recalls = recalls(choice).toList();
        List<Double> rates = rates(choice).toList();
        canvas.spread(look, new Point(recalls.get(1), at.y()), new Point(recalls.get(2), at.y()));
        canvas.spread(look, new Point(at.x(), rates.get(1)), new Point(at.x(), rates.get(2)));
    }

    /** Where the lower end of a setting's recall must lie to the right of. */
    private void target(Canvas canvas, List<Choice> all) {
        List<Double> rates =
                all.stream().flatMap(KindFrontierChart::rates).sorted().toList();
        TuneCharts.meanRecall(tune).ifPresent(least -> {
            Point top = new Point(least, rates.get(rates.size() - 1));
            canvas.line(Look.line(Look.INK, Look.THIN), new Point(least, rates.get(0)), top);
            canvas.label(top, "target " + least, Look.INK);
        });
    }

    private static Point point(Choice choice) {
        return new Point(
                choice.expected().recall().mean().value(),
                choice.expected().latency().qps().value());
    }

    private static Stream<Double> recalls(Choice choice) {
        return ends(choice.expected().recall().mean());
    }

    private static Stream<Double> rates(Choice choice) {
        return ends(choice.expected().latency().qps());
    }

    private static Stream<Double> ends(Interval figure) {
        return Stream.of(figure.value(), figure.low(), figure.high());
    }

    /** What was built and how it is searched, in the numbers that differ most. */
    private static String number(Setting setting) {
        String search =
                setting.search().getOrDefault("ef_search", setting.search().getOrDefault("probes", ""));
        Integer built = setting.build()
                .parameters()
                .getOrDefault("m", setting.build().parameters().get("lists"));
        if (built == null) {
            return search;
        }
        Storage storage = setting.build().storage();
        return built + " / " + search + (storage == Storage.VECTOR ? "" : " " + storage.text());
    }
}
