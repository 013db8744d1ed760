package dev.touchstone.report.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Recommendation.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every choice, over seeded grids of figures with many ties. */
class ChooserPropertiesTest {
    private static final int GRIDS = 300;

    static LongStream seeds() {
        return LongStream.range(0, GRIDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recommendsOnlyWhatMeetsTheTargetByItsIntervals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TunedCell> cells = cells(random);
        Target target = target(random);
        Recommendation found = SampleTune.recommend(cells, target);
        if (found.outcome().recommends()) {
            CellFigures expected = found.choice().orElseThrow().expected();
            assertThat(expected.recall().mean().low())
                    .isGreaterThanOrEqualTo(target.recall().atLeast());
            target.latency()
                    .ifPresent(ceiling ->
                            assertThat(expected.latency().p95().high()).isLessThanOrEqualTo(ceiling.millis()));
        }
        found.choice()
                .ifPresent(choice -> assertThat(cells.stream()
                                .filter(cell -> cell.setting().equals(choice.setting()))
                                .allMatch(cell -> cell.voidReason().isEmpty()
                                        && cell.dropped().isEmpty()))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overlooksNothingThatMeetsTheTarget(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TunedCell> cells = cells(random);
        Target target = target(random);
        Recommendation found = SampleTune.recommend(cells, target);
        boolean any = Chooser.measured(cells).stream()
                .anyMatch(choice -> target.requirements().stream().allMatch(part -> part.met(choice.expected())));
        if (any && found.outcome() == Outcome.UNCERTAIN) {
            assertThat(found.choice().orElseThrow().setting().index())
                    .as("only exact search, while a faster index may meet the target too")
                    .isEqualTo(IndexKind.EXACT);
        } else {
            assertThat(found.outcome().recommends()).isEqualTo(any);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfTheCells(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TunedCell> cells = cells(random);
        Target target = target(random);
        List<TunedCell> shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(SampleTune.recommend(shuffled, target)).isEqualTo(SampleTune.recommend(cells, target));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotChangeWhereADominatedCellIsAdded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TunedCell> cells = cells(random);
        Target target = target(random);
        Recommendation before = SampleTune.recommend(cells, target);
        List<Choice> measured = Chooser.measured(cells);
        if (measured.isEmpty()) {
            return;
        }
        List<TunedCell> more = new ArrayList<>(cells);
        more.add(worse(measured.get(random.nextInt(measured.size())), random));
        Recommendation after = SampleTune.recommend(more, target);
        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.choice()).isEqualTo(before.choice());
        assertThat(after.runnerUp()).isEqualTo(before.runnerUp());
        assertThat(after.frontier()).isEqualTo(before.frontier());
    }

    /** A cell that is at most as good in every respect and worse in at least one. */
    private static TunedCell worse(Choice choice, SplittableRandom random) {
        CellFigures good = choice.expected();
        int worseIn = 1 + random.nextInt(7);
        Interval recall = good.recall().mean();
        double low = (worseIn & 1) == 0 ? recall.low() : recall.low() - 0.01;
        Interval worseRecall = new Interval(low, low, low);
        long bytes = good.build().indexBytes() + ((worseIn & 2) == 0 ? 0 : 1 << 20);
        double p95 = good.latency().p95().value() * ((worseIn & 4) == 0 ? 1 : 1.02);
        double seconds = good.build().seconds().value();
        Setting setting = Setting.of(BuildSetting.hnsw(2, 99, Storage.HALFVEC), "ef_search", 999);
        return SampleTune.cell(setting, SampleTune.figures(worseRecall, p95, bytes >> 20, seconds));
    }

    private static Target target(SplittableRandom random) {
        Target recall = Target.recall(RecallStatistic.MEAN, 0.80 + 0.02 * random.nextInt(10));
        return random.nextBoolean() ? recall : recall.within(Percentile.P95, 1 + random.nextInt(8));
    }

    private static List<TunedCell> cells(SplittableRandom random) {
        List<TunedCell> cells = new ArrayList<>();
        if (random.nextBoolean()) {
            cells.add(SampleTune.cell(
                    Setting.exact(), SampleTune.figures(Interval.exactly(1), 1 + random.nextInt(9), 0, 0)));
        }
        IntStream.range(0, random.nextInt(9)).forEach(i -> cells.add(cell(random, i)));
        return cells;
    }

    private static TunedCell cell(SplittableRandom random, int number) {
        Setting setting = Setting.of(BuildSetting.hnsw(16, 64, Storage.VECTOR), "ef_search", 10 + number);
        double recall = 0.70 + 0.02 * random.nextInt(15);
        double half = 0.01 * random.nextInt(3);
        Interval interval = new Interval(recall, recall - half, Math.min(1, recall + half));
        TunedCell cell = SampleTune.cell(
                setting,
                SampleTune.figures(interval, 1 + random.nextInt(9), 10 + random.nextInt(3), random.nextInt(3)));
        return switch (random.nextInt(6)) {
            case 0 -> TunedCell.voided(setting, "Seq Scan", List.of());
            case 1 -> cell.droppedBecause("dominated");
            default -> cell;
        };
    }
}
