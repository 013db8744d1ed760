package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Plans;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.bench.tune.Laboratory.Timed;
import dev.touchstone.report.statistics.BetweenBuilds;
import dev.touchstone.report.statistics.BetweenTurns;
import dev.touchstone.report.statistics.Turn;
import dev.touchstone.report.tune.BuildFigures;
import dev.touchstone.report.tune.CellFigures;
import dev.touchstone.report.tune.Interval;
import dev.touchstone.report.tune.LatencyFigures;
import dev.touchstone.report.tune.MissedQuery;
import dev.touchstone.report.tune.PlanSeen;
import dev.touchstone.report.tune.RecallFigures;
import dev.touchstone.report.tune.TunedCell;
import dev.touchstone.report.work.WorkBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What a search found, in the form reports read. */
final class TuneRecords {
    private static final Dominance BOUNDS = Dominance.standard();
    private static final double MILLIS = 1e3;

    private final TuneSearch.Findings findings;
    private final Optional<BetweenBuilds> betweenBuilds;
    private final BuildTimes times;
    private final BetweenTurns turnsOfIndexes;
    private final BetweenTurns turnsOfExact;

    TuneRecords(TuneSearch.Findings findings) {
        this.findings = findings;
        this.betweenBuilds = RecallFigures.betweenBuilds(findings.trials().stream()
                .filter(trial -> trial.passes().size() > 1)
                .filter(trial -> !trial.candidate().build().isExact())
                .map(TuneRecords::recalls)
                .toList());
        this.times = new BuildTimes(findings.builds().values().stream()
                .map(builds -> builds.stream().mapToDouble(Built::seconds).toArray())
                .toList());
        this.turnsOfIndexes = betweenTurns(trial -> !trial.candidate().build().isExact());
        this.turnsOfExact =
                betweenTurns(trial -> trial.candidate().build().isExact()).or(turnsOfIndexes);
    }

    private BetweenTurns betweenTurns(Predicate<Trial> which) {
        return BetweenTurns.of(
                findings.trials().stream().filter(which).map(TuneRecords::turns).toList());
    }

    private static List<Turn> turns(Trial trial) {
        return trial.turns().stream()
                .map(turn -> Turn.of(Histograms.millis(Histograms.of(turn.histogram()))))
                .toList();
    }

    /** Every candidate as a cell; each has a histogram of the name {@link #histogramName} gives where it was timed. */
    List<TunedCell> cells() {
        return findings.trials().stream().map(this::cell).toList();
    }

    private TunedCell cell(Trial trial) {
        List<PlanSeen> plans = trial.plans().map(Plans::seen).orElse(List.of());
        Optional<String> fault = trial.plans().flatMap(Plans::fault).map(why -> "plan check: " + why);
        Optional<CellFigures> figures =
                fault.isPresent() ? Optional.empty() : trial.best().map(pass -> figures(trial));
        return new TunedCell(
                trial.candidate().setting(),
                figures,
                fault,
                fault.isPresent() ? Optional.empty() : reason(trial),
                plans,
                worst(trial),
                latencies(trial).map(histogram -> histogramName(trial.candidate())));
    }

    /** A candidate that was neither dropped nor timed is dropped by what ended the run. */
    private static Optional<String> reason(Trial trial) {
        return trial.dropped()
                .or(() -> trial.turns().isEmpty()
                        ? Optional.of(TunedCell.OUT_OF_TIME + " before its latency was compared")
                        : Optional.empty());
    }

    private static List<MissedQuery> worst(Trial trial) {
        return trial.turns().isEmpty()
                ? List.of()
                : trial.best().map(Screening::worst).orElse(List.of());
    }

    /** The name of a candidate's histogram in the run folder. */
    static String histogramName(Candidate candidate) {
        return "search-" + candidate.name().toLowerCase(Locale.ROOT).replaceAll("[ =:]", "-");
    }

    /** All latencies of a candidate's turns; empty where it was not timed. */
    static Optional<Histogram> latencies(Trial trial) {
        if (trial.turns().isEmpty()) {
            return Optional.empty();
        }
        Histogram all = new Histogram(3);
        trial.turns().forEach(turn -> all.add(Histograms.of(turn.histogram())));
        return Optional.of(all);
    }

    private CellFigures figures(Trial trial) {
        Screening pass = trial.best().orElseThrow();
        double fillRate =
                passes(trial).mapToDouble(Screening::fillRate).average().orElse(pass.fillRate());
        RecallFigures recall = RecallFigures.of(recalls(trial), fillRate, betweenBuilds);
        return new CellFigures(
                trial.candidate().build().isExact() ? recall.ofExactSearch() : recall,
                trial.turns().isEmpty() ? screened(pass) : timed(trial),
                build(trial.candidate().build()),
                WorkBudget.uncounted());
    }

    private static Stream<Screening> passes(Trial trial) {
        return trial.passes().isEmpty() ? trial.first().stream() : trial.passes().stream();
    }

    private static double[][] recalls(Trial trial) {
        return passes(trial).map(Screening::recalls).toArray(double[][]::new);
    }

    /** Figures of the forked benchmark; exact search differs from turn to turn in its own way. */
    private LatencyFigures timed(Trial trial) {
        int unsteady =
                (int) trial.turns().stream().filter(turn -> !turn.steady()).count();
        boolean exact = trial.candidate().build().isExact();
        return LatencyFigures.of(turns(trial), 1, unsteady, exact ? turnsOfExact : turnsOfIndexes);
    }

    private static LatencyFigures screened(Screening pass) {
        double[] millis = pass.millis();
        double mean = Arrays.stream(millis).average().orElseThrow();
        return new LatencyFigures(
                percentile(millis, 50),
                percentile(millis, 95),
                percentile(millis, 99),
                Interval.exactly(MILLIS / mean),
                millis.length,
                1,
                0);
    }

    /** Where too few samples lie above a percentile, the largest stands for the upper end. */
    private static Interval percentile(double[] millis, double percentile) {
        double value = BOUNDS.percentile(millis, percentile / 100, 0);
        double upper = BOUNDS.percentile(millis, percentile / 100, 1);
        double largest = Arrays.stream(millis).max().orElseThrow();
        return new Interval(value, BOUNDS.percentile(millis, percentile / 100, -1), Math.min(upper, largest));
    }

    private BuildFigures build(TuneBuild build) {
        if (build.isExact()) {
            return BuildFigures.none();
        }
        List<Built> all = findings.builds().get(build);
        List<String> notices = new ArrayList<>();
        all.stream().flatMap(built -> built.notices().stream()).distinct().forEach(notices::add);
        long bytes = all.stream().mapToLong(Built::bytes).max().orElseThrow();
        return new BuildFigures(
                times.interval(all.stream().mapToDouble(Built::seconds).toArray()), bytes, notices);
    }

    /** What a reader of the figures must know beside them. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!turnsOfIndexes.isMeasured()
                && findings.trials().stream().anyMatch(trial -> !trial.turns().isEmpty())) {
            notes.add("No index was timed in two turns, so by how much turns differ is assumed, not measured: give a"
                    + " larger --budget.");
        }
        findings.trials().forEach(trial -> fallbacks(trial).ifPresent(notes::add));
        return notes;
    }

    private static Optional<String> fallbacks(Trial trial) {
        long fallbacks = trial.turns().stream().mapToLong(Timed::exactFallbacks).sum();
        return fallbacks == 0
                ? Optional.empty()
                : Optional.of("An exact scan completed " + fallbacks + " short answers of "
                        + trial.candidate().setting().name() + " while it was timed; its latency contains them.");
    }

    /** The histograms to keep, by name. */
    Map<String, Histogram> histograms() {
        Map<String, Histogram> kept = new TreeMap<>();
        findings.trials()
                .forEach(trial ->
                        latencies(trial).ifPresent(histogram -> kept.put(histogramName(trial.candidate()), histogram)));
        return kept;
    }
}
