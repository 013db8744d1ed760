package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final String GRID = """
            k: 10
            layouts: [shared]
            hnsw:
            - {storage: vector, m: 8, ef_construction: 64, ef_search: [10, 40, 100, 200]}
            - {storage: vector, m: 16, ef_construction: 64, ef_search: [10, 40, 100, 200]}
            - {storage: vector, m: 24, ef_construction: 128, ef_search: [10, 40, 100, 200]}
            ivfflat:
            - {storage: vector, lists: 100, probes: [1, 10, 50]}
            """;
    private static final BuildCost COST = new BuildCost(50_000, 768);
    private static final Rules RULES =
            new Rules(Target.recall(RecallStatistic.MEAN, 0.9), TuneProfile.QUICK, false, 0, 1_000, 200);
    private static final List<TuneBuild> BUILDS =
            new TuneSpace(new TuneGridFile().read("of the test", GRID), COST).builds();

    /** A server on which everything takes the time it is told to, by a clock of its own. */
    private static final class SlowLaboratory implements Laboratory {
        private static final double SEARCH = 0.003;

        private final double slower;
        private double now;
        private double looking;

        SlowLaboratory(double slower) {
            this.slower = slower;
        }

        long nanos() {
            return Math.round(now * 1e9);
        }

        @Override
        public Built build(TuneBuild build, int round) {
            double seconds = slower * COST.seconds(build.spec());
            now += seconds;
            looking = seconds;
            return new Built(seconds, 1 << 20, List.of());
        }

        @Override
        public Plans plans(Candidate candidate, int round) {
            now += 0.1;
            return new Plans(List.of(), Optional.empty());
        }

        @Override
        public Screening screen(Candidate candidate, int round, int queries) {
            double seconds = queries * slower * (candidate.build().isExact() ? COST.exactSearchSeconds() : SEARCH);
            now += seconds;
            double[] ones = new double[queries];
            Arrays.fill(ones, 1);
            return new Screening(ones, ones, ones, 1, 1, 0, List.of(), seconds);
        }

        @Override
        public List<List<Timed>> time(List<Stage> stages, int round) {
            now += 2;
            return stages.stream().map(this::time).collect(Collectors.toList());
        }

        private List<Timed> time(Stage stage) {
            stage.prepare().run();
            now += 7.0 * stage.candidates().size();
            Histogram nanos = new Histogram(3);
            nanos.recordValue(1_000_000);
            return stage.candidates().stream()
                    .map(candidate -> new Timed(Histograms.text(nanos), 0, true, 1, 6, 7))
                    .toList();
        }
    }

    private static Schedule schedule(Optional<Duration> limit, SlowLaboratory laboratory) {
        return new Schedule(new Budget(limit, laboratory::nanos), COST, RULES, new Schedule.Wanted(BUILDS, 0));
    }

    @Test
    void keepsTheBudgetOnServersSlowerThanExpected() {
        double least = schedule(Optional.empty(), new SlowLaboratory(1)).least(BUILDS);
        for (double slower : new double[] {0.5, 1, 1.3}) {
            for (double times : new double[] {1, 1.5, 2, 4, 8}) {
                SlowLaboratory laboratory = new SlowLaboratory(slower);
                double limit = times * least;
                Schedule schedule = schedule(Optional.of(Duration.ofMillis(Math.round(1e3 * limit))), laboratory);
                TuneSearch.Findings found = new TuneSearch(laboratory, RULES, schedule, Progress.NONE).run(BUILDS);
                if (schedule.affordsLook(found.trials().get(0).candidate())) {
                    laboratory.now += laboratory.looking;
                }
                assertThat(laboratory.now)
                        .as("%s times the least, %s times slower", times, slower)
                        .isLessThanOrEqualTo(limit);
                assertThat(found.trials()).anyMatch(trial -> !trial.passes().isEmpty());
            }
        }
    }

    @Test
    void comparesASettingWithExactSearchInTheLeastBudgetItAccepts() {
        double least = schedule(Optional.empty(), new SlowLaboratory(1)).least(BUILDS);
        SlowLaboratory laboratory = new SlowLaboratory(1);
        Schedule schedule = schedule(Optional.of(Duration.ofMillis(Math.round(1e3 * least))), laboratory);

        TuneSearch.Findings found = new TuneSearch(laboratory, RULES, schedule, Progress.NONE).run(BUILDS);

        assertThat(found.trials())
                .filteredOn(trial -> !trial.turns().isEmpty())
                .extracting(trial -> trial.candidate().build().isExact())
                .contains(true, false);
    }

    @Test
    void measuresEverythingItCanWithoutABudget() {
        SlowLaboratory laboratory = new SlowLaboratory(1);
        TuneSearch.Findings found =
                new TuneSearch(laboratory, RULES, schedule(Optional.empty(), laboratory), Progress.NONE).run(BUILDS);
        assertThat(found.trials())
                .noneMatch(trial ->
                        trial.dropped().filter(why -> why.contains("budget")).isPresent());
    }
}
