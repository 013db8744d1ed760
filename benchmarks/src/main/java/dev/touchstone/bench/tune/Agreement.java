package dev.touchstone.bench.tune;

import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TunedCell;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** How often a search that gives settings up early picks as well as the exhaustive one it is drawn from. */
public final class Agreement {
    /** A pick is as good where its p95 is at most this many times that of the exhaustive pick. */
    private static final double AS_GOOD = 1.05;

    private final TunePlan plan;
    private final TuneRun exhaustive;
    private final int recorded;
    private final Journal journal;

    /**
     * @param plan of the same search, without being exhaustive
     * @param run the finished exhaustive run
     * @param recorded the profile it measured under, which has at least as many rounds as a search compares in
     */
    public Agreement(TunePlan plan, Run run, TuneProfile recorded) {
        this.plan = plan;
        this.recorded = recorded.measurement().rounds();
        this.exhaustive = run.json(TuneRun.FILE, TuneRun.class).orElseThrow();
        this.journal =
                Journal.parse(Path.of(Journal.FILE), run.text(Journal.FILE).orElseThrow());
    }

    /**
     * One search over recorded cells.
     *
     * @param choice its pick, empty where it made none
     * @param ratio p95 of its pick over that of the exhaustive pick, both as the exhaustive run measured them; infinite
     *     where only one of them picked or meets the target by those figures
     * @param given settings given up early
     */
    public record Pick(long seed, Optional<Setting> choice, double ratio, long given) {
        /** Whether it is as good as the exhaustive pick, within 5 % of p95. */
        public boolean agrees() {
            return ratio <= AS_GOOD;
        }
    }

    /** Searches once a seed, 1 to {@code seeds}. */
    public List<Pick> picks(int seeds) {
        return LongStream.rangeClosed(1, seeds).mapToObj(this::pick).toList();
    }

    private Pick pick(long seed) {
        RecordedLaboratory laboratory = new RecordedLaboratory(journal, recorded, plan.rules(), seed);
        TuneSearch.Findings findings = new TuneSearch(
                        laboratory, plan.rules(), plan.schedule(Optional.empty()), Progress.NONE)
                .run(plan.builds());
        TuneRun run = new TuneRun(
                exhaustive.asked(),
                new TuneRecords(findings).cells(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        Optional<Setting> choice = choice(run);
        return new Pick(
                seed,
                choice,
                ratio(choice),
                findings.trials().stream()
                        .filter(trial -> trial.dropped().isPresent())
                        .count());
    }

    /** What is recommended; a nearest miss is not. */
    private static Optional<Setting> choice(TuneRun run) {
        Recommendation found = Recommendation.of(run);
        return found.outcome().recommends() ? found.choice().map(Choice::setting) : Optional.empty();
    }

    private double ratio(Optional<Setting> choice) {
        Optional<Setting> best = choice(exhaustive);
        if (choice.isEmpty() || best.isEmpty()) {
            return choice.isEmpty() && best.isEmpty() ? 1 : Double.POSITIVE_INFINITY;
        }
        return meets(choice.get()) == meets(best.get())
                ? p95(choice.get()) / p95(best.get())
                : Double.POSITIVE_INFINITY;
    }

    /** Whether the exhaustive run's own figures of a setting meet the target. */
    private boolean meets(Setting setting) {
        List<TunedCell> alone = exhaustive.cells().stream()
                .filter(cell -> cell.setting().equals(setting))
                .toList();
        Recommendation found = Recommendation.of(
                new TuneRun(exhaustive.asked(), alone, List.of(), List.of(), List.of(), List.of(), Optional.empty()));
        return found.outcome() == Recommendation.Outcome.INDEX
                || found.outcome() == Recommendation.Outcome.EXACT_IS_ENOUGH;
    }

    private double p95(Setting setting) {
        return exhaustive.cells().stream()
                .filter(cell -> cell.setting().equals(setting))
                .flatMap(cell -> cell.figures().stream())
                .mapToDouble(figures -> figures.latency().p95().value())
                .findFirst()
                .orElseThrow();
    }
}
