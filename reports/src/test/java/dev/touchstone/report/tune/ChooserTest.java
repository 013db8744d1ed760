package dev.touchstone.report.tune;

import static dev.touchstone.report.tune.SampleTune.HNSW_16;
import static dev.touchstone.report.tune.SampleTune.HNSW_8;
import static dev.touchstone.report.tune.SampleTune.IVF_100;
import static dev.touchstone.report.tune.SampleTune.cell;
import static dev.touchstone.report.tune.SampleTune.figures;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.tune.Recommendation.Choice;
import dev.touchstone.report.tune.Recommendation.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooserTest {
    private static final Target RECALL_95 = Target.recall(RecallStatistic.MEAN, 0.95);
    private static final Setting EF_40 = Setting.of(HNSW_16, "ef_search", 40);
    private static final Setting EF_80 = Setting.of(HNSW_16, "ef_search", 80);
    private static final Setting SMALL = Setting.of(HNSW_8, "ef_search", 40);
    private static final Setting PROBES = Setting.of(IVF_100, "probes", 10);
    private static final TunedCell EXACT = cell(Setting.exact(), figures(Interval.exactly(1), 11, 0, 0));

    @Test
    void takesTheFastestThatMeetsTheTargetByTheLowerEnd() {
        Recommendation found = choose(
                RECALL_95,
                EXACT,
                cell(EF_40, figures(new Interval(0.953, 0.949, 0.957), 1.8, 20, 5)),
                cell(EF_80, figures(new Interval(0.982, 0.978, 0.986), 2.8, 20, 5)));
        assertThat(found.outcome()).isEqualTo(Outcome.INDEX);
        assertThat(setting(found)).isEqualTo(EF_80);
        assertThat(found.reasons()).anyMatch(reason -> reason.startsWith("exact search takes 3.93 times as long"));
    }

    @Test
    void takesTheSmallerIndexWhereLatencyIsTheSame() {
        Recommendation found = choose(
                RECALL_95,
                cell(EF_40, figures(0.97, 1.80, 20, 5)),
                cell(SMALL, figures(0.96, 1.88, 11, 2)),
                cell(PROBES, figures(0.97, 1.90, 8, 1)));
        assertThat(setting(found)).isEqualTo(SMALL);
        assertThat(found.runnerUp().map(Choice::setting)).contains(EF_40);
    }

    @Test
    void saysThatExactSearchIsEnoughWhereItKeepsTheCeiling() {
        Recommendation found =
                choose(RECALL_95.within(Percentile.P95, 12), EXACT, cell(EF_40, figures(0.98, 1.8, 20, 5)));
        assertThat(found.outcome()).isEqualTo(Outcome.EXACT_IS_ENOUGH);
        assertThat(found.wouldChange()).anyMatch(change -> change.startsWith("if you need p95 below 11.6 ms: HNSW"));
    }

    @Test
    void saysThatExactSearchIsEnoughWhereNoIndexIsClearlyFaster() {
        assertThat(choose(RECALL_95, EXACT, cell(EF_40, figures(0.98, 9, 20, 5)))
                        .outcome())
                .isEqualTo(Outcome.EXACT_IS_ENOUGH);
        assertThat(choose(RECALL_95, EXACT, cell(EF_40, figures(0.98, 7, 20, 5)))
                        .outcome())
                .isEqualTo(Outcome.INDEX);
    }

    @Test
    void isNotCertainThatExactSearchIsEnoughWhereAFasterIndexMeetsTheTargetByItsFigures() {
        TunedCell undecided = cell(EF_40, figures(new Interval(0.97, 0.935, 0.99), 3, 20, 5));
        Recommendation found = choose(RECALL_95, EXACT, undecided);

        assertThat(found.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(found.reasons().get(0)).startsWith("exact search meets").contains("1 faster setting of indexes may");
        assertThat(found.wouldChange().get(0)).startsWith("measure more queries");
    }

    @Test
    void saysFirstThatSettingsWereLeftOutForWantOfTime() {
        TunedCell late =
                cell(EF_80, figures(0.98, 1.0, 20, 5)).droppedBecause(TunedCell.OUT_OF_TIME + " before it was reached");
        Recommendation found = choose(RECALL_95, EXACT, cell(EF_40, figures(0.97, 1.8, 20, 5)), late);

        assertThat(found.outcome()).isEqualTo(Outcome.INDEX);
        assertThat(found.wouldChange().get(0)).startsWith("more time").contains("none for 1 setting of indexes");
    }

    @Test
    void saysThatNoIndexReachesTheTargetWhereNoneDoes() {
        Recommendation found = choose(RECALL_95, EXACT, cell(EF_40, figures(0.8, 3, 20, 5)));

        assertThat(found.outcome()).isEqualTo(Outcome.EXACT_IS_ENOUGH);
        assertThat(found.reasons().get(0)).startsWith("no index tried meets mean recall at least 0.95");
    }

    @Test
    void doesNotTakeADisturbedMeasurementOfExactSearchForASignThatItIsEnough() {
        CellFigures calm = figures(Interval.exactly(1), 13, 0, 0);
        Interval wide = new Interval(13, 4.7, 38);
        LatencyFigures disturbed =
                new LatencyFigures(wide, wide, wide, calm.latency().qps(), 300, 3, 0);
        CellFigures exact = new CellFigures(calm.recall(), disturbed, calm.build(), calm.work());
        assertThat(choose(RECALL_95, cell(Setting.exact(), exact), cell(EF_40, figures(0.98, 4.1, 20, 5)))
                        .outcome())
                .isEqualTo(Outcome.INDEX);
    }

    @Test
    void namesTheNearestMissWhereNothingMeetsTheTarget() {
        Recommendation found = choose(
                RECALL_95.within(Percentile.P95, 1),
                EXACT,
                cell(EF_40, figures(0.982, 1.8, 20, 5)),
                cell(PROBES, figures(0.70, 0.9, 16, 1)));
        assertThat(found.outcome()).isEqualTo(Outcome.NOTHING_MEETS);
        assertThat(setting(found)).isEqualTo(EF_40);
        assertThat(found.reasons().get(0)).isEqualTo("p95 1.80 ms (1.71–1.89), asked: p95 at most 1.00 ms");
        assertThat(found.wouldChange().get(0)).startsWith("without p95 at most 1.00 ms: HNSW");
    }

    @Test
    void asksForMoreEvidenceWhereOnlyTheIntervalFails() {
        Recommendation found = choose(RECALL_95, cell(EF_40, figures(new Interval(0.952, 0.948, 0.956), 1.8, 20, 5)));
        assertThat(found.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(found.wouldChange().get(0)).contains("measure more");
    }

    @Test
    void holdsEachPartOfTheTarget() {
        TunedCell big = cell(EF_40, figures(0.99, 1.8, 20, 5));
        TunedCell small = cell(SMALL, figures(0.97, 2.5, 11, 2));
        assertThat(setting(choose(RECALL_95, big, small))).isEqualTo(EF_40);
        assertThat(setting(choose(RECALL_95.withIndexBytes(15L << 20), big, small)))
                .isEqualTo(SMALL);
        assertThat(setting(choose(RECALL_95.withBuildSeconds(3), big, small))).isEqualTo(SMALL);
        Target p5 = Target.recall(RecallStatistic.P5, 0.78);
        assertThat(setting(choose(p5, big, small))).isEqualTo(EF_40);
    }

    @Test
    void neverPicksAVoidCellOrOneGivenUpEarly() {
        TunedCell voided = TunedCell.voided(EF_80, "Seq Scan", List.of());
        TunedCell dropped = cell(EF_40, figures(0.99, 0.1, 1, 1)).droppedBecause("dominated");
        Recommendation nothing = choose(RECALL_95, voided, dropped);
        assertThat(nothing.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
        assertThat(String.join("\n", TuneLines.of(nothing))).contains("1 given up early, 1 void", "more time");
        assertThat(setting(choose(RECALL_95, voided, dropped, cell(SMALL, figures(0.97, 2, 9, 1)))))
                .isEqualTo(SMALL);
    }

    @Test
    void saysWhatATighterTargetWouldTake() {
        Recommendation found = choose(
                RECALL_95,
                cell(EF_40, figures(0.97, 1.8, 20, 5)),
                cell(EF_80, figures(0.99, 2.8, 20, 5)),
                cell(SMALL, figures(0.93, 1.2, 11, 2)));
        assertThat(found.wouldChange().get(0))
                .startsWith("if you need mean recall above 0.966: HNSW m 16, ef_construction 64, ef_search 80");
        assertThat(found.wouldChange().get(1))
                .startsWith("if less recall is enough: HNSW m 8, ef_construction 32, ef_search 40");
        assertThat(found.wouldChange().get(2))
                .isEqualTo("if you need an index below 20.0 MiB: no setting measured to the end has it");
    }

    @Test
    void namesASettingGivenUpEarlyOnlyAsPerhaps() {
        Recommendation found = choose(
                RECALL_95,
                EXACT,
                cell(EF_40, figures(0.97, 1.8, 20, 5)),
                cell(SMALL, figures(0.97, 2.1, 11, 2)).droppedBecause("not among the best"));
        assertThat(found.wouldChange().get(1))
                .contains("if you need an index below 20.0 MiB: exact scan")
                .contains("perhaps HNSW m 8")
                .contains("given up early");
    }

    @Test
    void doesNotCallExactSearchEnoughWhereThereWasNoTimeForAnIndex() {
        TunedCell unreached = cell(EF_40, figures(0.98, 2, 20, 5)).droppedBecause(TunedCell.OUT_OF_TIME + " before it");
        Recommendation found = choose(RECALL_95, EXACT, unreached);
        assertThat(found.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(found.reasons()).anyMatch(reason -> reason.contains("no time for 1 setting"));
        assertThat(found.wouldChange().get(0)).contains("--budget");
        assertThat(choose(RECALL_95.within(Percentile.P95, 12), EXACT, unreached)
                        .outcome())
                .isEqualTo(Outcome.EXACT_IS_ENOUGH);
        assertThat(choose(RECALL_95, EXACT, cell(EF_80, figures(0.98, 2, 20, 5)), unreached)
                        .outcome())
                .isEqualTo(Outcome.INDEX);
    }

    @Test
    void saysWhyASettingThatLooksFasterIsNotTaken() {
        Recommendation found =
                choose(RECALL_95, cell(EF_40, figures(0.97, 1.88, 11, 2)), cell(SMALL, figures(0.97, 1.80, 20, 5)));
        assertThat(found.reasons()).anyMatch(reason -> reason.contains("looks faster, p95 1.80 ms"));
    }

    @Test
    void putsTheFrontierInOrderOfRecall() {
        Recommendation found = choose(
                RECALL_95,
                cell(EF_80, figures(0.99, 2.8, 20, 5)),
                cell(EF_40, figures(0.97, 1.8, 20, 5)),
                cell(PROBES, figures(0.96, 2.6, 16, 1)));
        assertThat(found.frontier()).extracting(Choice::setting).containsExactly(EF_40, EF_80);
    }

    private static Recommendation choose(Target target, TunedCell... cells) {
        return SampleTune.recommend(List.of(cells), target);
    }

    private static Setting setting(Recommendation found) {
        return found.choice().orElseThrow().setting();
    }

    /** Few queries would leave its interval wide, and a high target "not certain" although nothing can be missed. */
    @Test
    void theRecallOfExactSearchIsNotInDoubtUnlessAQueryMissed() {
        RecallFigures right = RecallFigures.of(new double[][] {{1, 1, 1}}, 1, Optional.empty());
        assertThat(right.mean().low()).isLessThan(1);
        assertThat(right.ofExactSearch().mean()).isEqualTo(Interval.exactly(1));
        assertThat(right.ofExactSearch().p5()).isEqualTo(Interval.exactly(1));
        RecallFigures wrong = RecallFigures.of(new double[][] {{1, 0.9, 1}}, 1, Optional.empty());
        assertThat(wrong.ofExactSearch()).isEqualTo(wrong);
    }
}
