package dev.touchstone.report.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.ageing.AgeingAdvice.Outcome;
import dev.touchstone.report.ageing.Passage.Loss;
import dev.touchstone.report.chart.Charts;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviserTest {
    private static AgeingAdvice advice(double lossPerChurn, double noise) {
        return SampleAgeing.run(lossPerChurn, noise).advice();
    }

    @Test
    void findsTheDayOnWhichRecallHasFallenTooFar() {
        AgeingAdvice advice = advice(0.02, 0);
        assertThat(advice.outcome()).isEqualTo(Outcome.REINDEX_EVERY);
        // 0.02 a churn of 1 passes 0.01 at a churn of 0.5, 50 days at 1 % a day
        assertThat(advice.everyDays()).hasValueCloseTo(50.0, Offset.offset(1e-6));
        assertThat(advice.earliestDays().getAsDouble()).isLessThan(50).isGreaterThan(40);
    }

    @Test
    void saysThatNoReindexIsNeededOnlyAsFarAsItWasWatched() {
        AgeingAdvice advice = advice(0.004, 0);
        assertThat(advice.outcome()).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(advice.horizonDays()).isEqualTo(120);
        assertThat(advice.everyDays()).isEmpty();
    }

    @Test
    void isUncertainWhereNoiseCouldHideALossThatMatters() {
        assertThat(advice(0.004, 0.006).outcome()).isEqualTo(Outcome.UNCERTAIN);
    }

    @Test
    void doesNotBlameTheIndexForWhatAVacuumMends() {
        AgeingRun run = SampleAgeing.run(0, 0);
        assertThat(run.advice().outcome()).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(run.advice().figures().get(0).worst()).isCloseTo(0.006, Offset.offset(1e-9));
        assertThat(AgeingLines.of(run).get(1)).contains("recall -0.0060");
    }

    @Test
    void interpolatesWhereALossPassesTheTolerance() {
        Passage passage = Passage.of(List.of(new Loss(0, 0), new Loss(1, 2), new Loss(2, 4)), 3, 0);
        assertThat(passage.estimate()).hasValueCloseTo(1.5, Offset.offset(1e-12));
        assertThat(passage.earliest()).isEqualTo(passage.estimate());
        assertThat(passage.margin()).isZero();
    }

    @Test
    void poolsWhatFallsWhereItShouldRise() {
        Passage passage = Passage.of(List.of(new Loss(0, 0), new Loss(1, 3), new Loss(2, 1), new Loss(3, 6)), 2, 0);
        assertThat(passage.estimate()).as("3 and 1 are one level of 2").hasValueCloseTo(1.0, Offset.offset(1e-12));
        assertThat(passage.margin()).as("from what the fit leaves").isGreaterThan(1);
        assertThat(passage.earliest().getAsDouble()).isZero();
    }

    @Test
    void refusesToJudgeWithoutAFreshIndex() {
        assertThatThrownBy(() -> Passage.of(List.of(new Loss(1, 0), new Loss(2, 0)), 1, 0))
                .isInstanceOf(ReportException.class);
    }

    @Test
    void showsTheRecommendationFirst(@TempDir Path out) throws IOException {
        Path folder = SampleAgeing.write(out);
        assertThat(Charts.render(Run.read(folder)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("ageing.png");
        assertThat(Files.readString(HtmlReport.write(folder)))
                .contains("REINDEX EVERY", "recall has fallen by 0.0100", "Looks at the index", "autovacuum was off");
    }
}
