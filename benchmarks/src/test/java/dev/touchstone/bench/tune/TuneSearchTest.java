package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGrid;
import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.tune.PlanSeen;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Target;
import dev.touchstone.report.tune.TuneRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneSearchTest {
    private static final String GRID = """
            k: 10
            layouts: [shared]
            hnsw:
            - {storage: vector, m: 16, ef_construction: 64, ef_search: [10, 40, 100, 200]}
            - {storage: vector, m: 8, ef_construction: 64, ef_search: [10, 40, 100, 200]}
            ivfflat: []
            """;
    private static final BuildCost COST = new BuildCost(10_000, 384);

    /** Answers from a law: recall and latency rise with ef_search, m 8 is slower for its recall. */
    private static final class LawLaboratory implements Laboratory {
        private final List<String> asked = new ArrayList<>();
        private final Random random = new Random(5);
        private Optional<Integer> voidAt = Optional.empty();
        private int voidFrom;

        @Override
        public Built build(TuneBuild build, int round) {
            asked.add("build " + build.name() + " " + round);
            return new Built(1 + 0.01 * random.nextDouble(), 20 << 20, List.of());
        }

        @Override
        public Plans plans(Candidate candidate, int round) {
            boolean isVoid = round >= voidFrom
                    && voidAt.filter(ef -> ef == efSearch(candidate)).isPresent();
            PlanSeen seen = new PlanSeen(
                    1, isVoid ? "Seq Scan" : "Index Scan", Optional.empty(), false, Map.of(), Optional.empty());
            return new Plans(List.of(seen), isVoid ? Optional.of("planned as Seq Scan") : Optional.empty());
        }

        @Override
        public Screening screen(Candidate candidate, int round, int queries) {
            asked.add("screen " + candidate.name() + " " + round + " " + queries);
            double[] recalls = new double[queries];
            double[] millis = new double[queries];
            for (int i = 0; i < queries; i++) {
                recalls[i] = random.nextDouble() < miss(candidate) ? 0.9 : 1;
                millis[i] = millis(candidate) * (1 + 0.05 * random.nextDouble());
            }
            return new Screening(recalls, millis, millis, 1, 1, 0, List.of(), 0.1);
        }

        @Override
        public List<List<Timed>> time(List<Stage> stages, int round) {
            stages.forEach(stage -> stage.prepare().run());
            return stages.stream()
                    .map(stage -> stage.candidates().stream().map(this::timed).toList())
                    .toList();
        }

        private Timed timed(Candidate candidate) {
            asked.add("time " + candidate.name());
            Histogram nanos = new Histogram(3);
            for (int i = 0; i < 200; i++) {
                nanos.recordValue(Math.round(1e6 * millis(candidate) * (1 + 0.05 * random.nextDouble())));
            }
            return new Timed(Histograms.text(nanos), 0, true, 0.1, 1, 1.2);
        }

        private static double miss(Candidate candidate) {
            int ef = efSearch(candidate);
            return ef == 0 ? 0 : Math.min(1, 20.0 / ef);
        }

        private static double millis(Candidate candidate) {
            int ef = efSearch(candidate);
            double slower = candidate.name().contains("m=8") ? 2 : 1;
            return ef == 0 ? 20 : slower * (0.3 + ef / 100.0);
        }

        private static int efSearch(Candidate candidate) {
            return Integer.parseInt(candidate.setting().search().getOrDefault("ef_search", "0"));
        }

        private long count(String what) {
            return asked.stream().filter(entry -> entry.startsWith(what)).count();
        }
    }

    private static Rules rules(boolean exhaustive) {
        return new Rules(Target.recall(RecallStatistic.MEAN, 0.94), TuneProfile.QUICK, exhaustive, 0, 1_000, 1_000);
    }

    private static List<TuneBuild> builds() {
        TuneGrid grid = new TuneGridFile().read("of the test", GRID);
        return new TuneSpace(grid, COST).builds();
    }

    private static TuneSearch.Findings search(Laboratory laboratory, Rules rules) {
        Schedule schedule = new Schedule(
                new Budget(Optional.empty(), System::nanoTime), COST, rules, new Schedule.Wanted(builds(), 0));
        return new TuneSearch(laboratory, rules, schedule, Progress.NONE).run(builds());
    }

    private static Recommendation recommendation(TuneSearch.Findings findings) {
        return Recommendation.of(new TuneRun(
                new TuneRun.Asked(rules(false).target(), 10, 1, "unfiltered", "quick", false),
                new TuneRecords(findings).cells(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    private static String pick(TuneSearch.Findings findings) {
        return recommendation(findings).choice().orElseThrow().setting().name();
    }

    @Test
    void findsTheFastestSettingThatReachesTheRecallAndGivesTheOthersUp() {
        LawLaboratory laboratory = new LawLaboratory();
        TuneSearch.Findings findings = search(laboratory, rules(false));
        assertThat(pick(findings)).contains("m 16").contains("ef_search 40");
        assertThat(findings.trials())
                .filteredOn(trial -> trial.candidate().name().contains("ef_search=10 "))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.dropped())
                        .hasValueSatisfying(why -> assertThat(why).contains("cannot reach")));
    }

    @Test
    void triesEffortsBetweenTheLastThatMissesTheRecallAndTheFirstThatReachesIt() {
        Rules kept = rules(false);
        Rules refining = new Rules(
                Target.recall(RecallStatistic.MEAN, 0.92),
                kept.profile(),
                false,
                2,
                kept.queries(),
                kept.exactQueries());

        TuneSearch.Findings findings = search(new LawLaboratory(), refining);

        assertThat(findings.trials())
                .extracting(trial -> trial.candidate().setting().search().getOrDefault("ef_search", "none"))
                .contains("20", "28")
                .doesNotContain("34");
        assertThat(findings.trials())
                .filteredOn(trial -> trial.candidate().name().contains("ef_search=28 "))
                .anySatisfy(trial -> assertThat(trial.turns()).isNotEmpty());
    }

    @Test
    void triesAnEffortThatIsPlannedOtherwiseOnlyOnce() {
        LawLaboratory laboratory = new LawLaboratory();
        laboratory.voidAt = Optional.of(20);
        Rules kept = rules(false);
        Rules refining = new Rules(
                Target.recall(RecallStatistic.MEAN, 0.92),
                kept.profile(),
                false,
                2,
                kept.queries(),
                kept.exactQueries());

        TuneSearch.Findings findings = search(laboratory, refining);

        assertThat(findings.trials())
                .extracting(trial -> trial.candidate().name())
                .filteredOn(name -> name.contains("ef_search=20 "))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(recommendation(findings).choice()).isPresent();
    }

    @Test
    void comparesOneSettingThatSurelyReachesTheRecallAlthoughFourFasterOnesMay() {
        String close = """
                k: 10
                layouts: [shared]
                hnsw:
                - storage: vector
                  m: 16
                  ef_construction: 64
                  ef_search: [40, 41, 100]
                  iterative_scan: [strict_order, relaxed_order]
                ivfflat: []
                """;
        List<TuneBuild> builds = new TuneSpace(new TuneGridFile().read("of the test", close), COST).builds();
        Rules rules = new Rules(Target.recall(RecallStatistic.MEAN, 0.949), TuneProfile.QUICK, false, 0, 1_000, 1_000);
        Schedule schedule = new Schedule(
                new Budget(Optional.empty(), System::nanoTime), COST, rules, new Schedule.Wanted(builds, 0));
        TuneSearch.Findings findings = new TuneSearch(new LawLaboratory(), rules, schedule, Progress.NONE).run(builds);
        assertThat(findings.trials())
                .filteredOn(trial -> trial.candidate().name().contains("ef_search=100 "))
                .anyMatch(trial -> !trial.turns().isEmpty());
    }

    @Test
    void measuresEverySettingWhereItIsToldToAndPicksTheSame() {
        LawLaboratory few = new LawLaboratory();
        LawLaboratory all = new LawLaboratory();
        String early = pick(search(few, rules(false)));
        assertThat(pick(search(all, rules(true)))).isEqualTo(early);
        assertThat(all.count("time"))
                .isEqualTo(9L * TuneProfile.QUICK.measurement().rounds());
        assertThat(few.count("time")).isLessThan(all.count("time"));
    }

    @Test
    void neverPicksASettingWhosePlanWasAnother() {
        LawLaboratory laboratory = new LawLaboratory();
        laboratory.voidAt = Optional.of(40);
        TuneSearch.Findings findings = search(laboratory, rules(false));
        assertThat(pick(findings)).contains("ef_search 100");
        assertThat(new TuneRecords(findings).cells())
                .filteredOn(cell -> "40".equals(cell.setting().search().get("ef_search")))
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.figures()).isEmpty());
    }

    @Test
    void aPlanThatChangesOnALaterBuildMakesTheCellVoidToo() {
        LawLaboratory laboratory = new LawLaboratory();
        laboratory.voidAt = Optional.of(40);
        laboratory.voidFrom = 2;
        TuneSearch.Findings findings = search(laboratory, rules(false));
        assertThat(pick(findings)).contains("ef_search 100");
        assertThat(new TuneRecords(findings).cells())
                .anySatisfy(cell -> assertThat(cell.voidReason())
                        .hasValueSatisfying(why -> assertThat(why).contains("planned as Seq Scan")));
    }

    @Test
    void goesOnFromTheJournalOfAnInterruptedRunWithoutMeasuringAgain(@TempDir Path folder) {
        Journal journal = Journal.open(folder);
        String whole = pick(search(new JournaledLaboratory(new LawLaboratory(), journal), rules(false)));
        LawLaboratory untouched = new LawLaboratory();
        Journal kept = Journal.open(folder);
        assertThat(pick(search(new JournaledLaboratory(untouched, kept), rules(false))))
                .isEqualTo(whole);
        assertThat(untouched.asked).isEmpty();
    }

    @Test
    void drawsTheSamePickFromWhatAnExhaustiveRunRecorded(@TempDir Path folder) {
        Journal journal = Journal.open(folder);
        String exhaustive = pick(search(new JournaledLaboratory(new LawLaboratory(), journal), rules(true)));
        for (long seed = 1; seed <= 3; seed++) {
            RecordedLaboratory recorded = new RecordedLaboratory(
                    journal, TuneProfile.QUICK.measurement().rounds(), rules(false), seed);
            assertThat(pick(search(recorded, rules(false)))).isEqualTo(exhaustive);
        }
    }

    @Test
    void refusesAGridWithAnUnknownKeyOrAValueOutOfRange() {
        assertThatThrownBy(() -> new TuneGridFile().read("g.yaml", GRID + "hnswx: []\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hnswx");
        assertThatThrownBy(() -> new TuneGridFile().read("g.yaml", GRID.replace("k: 10", "k: 0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("k");
        assertThatThrownBy(() -> new TuneGridFile().read("g.yaml", GRID.replace("m: 8", "m: 1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("m");
    }
}
