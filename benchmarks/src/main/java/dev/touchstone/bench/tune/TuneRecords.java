package dev.touchstone.bench.tune;

import dev.touchstone.bench.tune.Laboratory.Built;
import dev.touchstone.bench.tune.Laboratory.Plans;
import dev.touchstone.bench.tune.Laboratory.Screening;
import dev.touchstone.bench.tune.Laboratory.Timed;
import dev.touchstone.report.statistics.BetweenBuilds;
import dev.touchstone.report.statistics.Turn;
import dev.touchstone.report.statistics.TurnPool;
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
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** What a search found, in the form reports read. */
final class TuneRecords {
    private static final Dominance BOUNDS = Dominance.standard();
    private static final double MILLIS = 1e3;

    private final TuneSearch.Findings findings;
    private final Optional<BetweenBuilds> betweenBuilds;
    private final BuildTimes times;

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
                        ? Optional.of("the time budget ended before its latency was compared")
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
        return new CellFigures(
                RecallFigures.of(recalls(trial), fillRate, betweenBuilds),
                trial.turns().isEmpty() ? screened(pass) : timed(trial.turns()),
                build(trial.candidate().build()),
                WorkBudget.uncounted());
    }

    private static Stream<Screening> passes(Trial trial) {
        return trial.passes().isEmpty() ? trial.first().stream() : trial.passes().stream();
    }

    private static double[][] recalls(Trial trial) {
        return passes(trial).map(Screening::recalls).toArray(double[][]::new);
    }

    /** Figures of the forked benchmark: with fewer turns than tell their spread, the samples' own bounds. */
    private static LatencyFigures timed(List<Timed> turns) {
        int unsteady = (int) turns.stream().filter(turn -> !turn.steady()).count();
        List<Turn> measured = turns.stream()
                .map(turn -> Turn.of(Histograms.millis(Histograms.of(turn.histogram()))))
                .toList();
        if (measured.size() >= TurnPool.FEWEST_TURNS) {
            return LatencyFigures.of(measured, 1, unsteady);
        }
        double[] all = turns.stream()
                .flatMapToDouble(turn -> Arrays.stream(Histograms.millis(Histograms.of(turn.histogram()))))
                .toArray();
        return ofSamples(all, turns.size(), unsteady);
    }

    private static LatencyFigures screened(Screening pass) {
        return ofSamples(pass.millis(), 1, 0);
    }

    private static LatencyFigures ofSamples(double[] millis, int turns, int unsteady) {
        double mean = Arrays.stream(millis).average().orElseThrow();
        return new LatencyFigures(
                percentile(millis, 50),
                percentile(millis, 95),
                percentile(millis, 99),
                Interval.exactly(MILLIS / mean),
                millis.length,
                turns,
                unsteady);
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
        return findings.trials().stream()
                .filter(trial -> trial.turns().stream().anyMatch(turn -> turn.exactFallbacks() > 0))
                .map(trial -> "An exact scan completed "
                        + trial.turns().stream()
                                .mapToLong(Timed::exactFallbacks)
                                .sum()
                        + " short answers of " + trial.candidate().setting().name()
                        + " while it was timed; its latency contains"
                        + " them.")
                .toList();
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
