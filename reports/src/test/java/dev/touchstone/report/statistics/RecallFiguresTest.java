package dev.touchstone.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecallFiguresTest {
    private static double[][] constant(int builds, int queries, double value) {
        double[][] values = new double[builds][queries];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, value));
        return values;
    }

    private static RecallLoss loss(double[][] before, double[][] now) {
        return new RecallLoss(QueriesByBuilds.of(before), QueriesByBuilds.of(now));
    }

    @Test
    void addsTheVarianceOfQueriesAndOfBuildsAndTakesTheirInteractionOnce() {
        Estimate mean = QueriesByBuilds.of(new double[][] {{1, 0.8, 0.9}, {0.8, 0.6, 0.9}})
                .mean();

        // query means 0.9 0.7 0.9; build means 0.9 and 0.7667; mean squares over the six figures by hand
        double query = 0.04 / 3 / 3;
        double build = 2 * Math.pow(0.2 / 3, 2) / 2;
        double interaction = 0.02 / 3 / 6;
        assertThat(mean.value()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(query + build - interaction), within(1e-12));
        assertThat(mean.degreesOfFreedom())
                .isCloseTo(
                        Math.pow(query + build - interaction, 2) / (query * query / 2 + build * build), within(1e-9));
    }

    @Test
    void whatBothFindHardAboutAQueryCancels() {
        double[][] hard = {{1, 0.2, 0.5, 0.9}, {1, 0.2, 0.5, 0.9}};

        assertThat(loss(hard, hard).lower(0.95)).isZero();
        assertThat(QueriesByBuilds.of(hard).mean().standardError()).isGreaterThan(0.1);
    }

    @Test
    void fewQueriesWithoutADifferenceDoNotProveThatThereIsNone() {
        RecallLoss few = loss(constant(3, 100, 1), constant(3, 100, 1));
        RecallLoss many = loss(constant(3, 1000, 1), constant(3, 1000, 1));

        assertThat(few.upper(0.95)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-12));
        assertThat(few.need(0.005, 0.95)).isEqualTo("about 600 queries (there were 100)");
        assertThat(many.upper(0.95)).isLessThan(0.005);
    }

    @Test
    void unseenKindsOfQueriesWithholdAPassAndNeverAFail() {
        RecallLoss lost = loss(constant(2, 100, 0.9), constant(2, 100, 0.88));

        assertThat(lost.lower(0.95)).isCloseTo(0.02, within(1e-12));
        assertThat(lost.upper(0.95)).isGreaterThan(0.04);
    }

    @Test
    void namesMoreBuildsWhereTheirSpreadDecides() {
        double[][] wavering = {constant(1, 500, 0.97)[0], constant(1, 500, 0.99)[0], constant(1, 500, 0.98)[0]};

        assertThat(new MeanRecall(QueriesByBuilds.of(wavering)).need(0.975, 0.95))
                .contains("builds of the index");
    }

    @Test
    void aFigureOnTheLimitIsSaidToBeUndecidable() {
        SimulatedRun run = new SimulatedRun(3);
        QueriesByBuilds recalls = QueriesByBuilds.of(run.recalls(run.hardness(200), 4, 0, 0.002));
        MeanRecall mean = new MeanRecall(recalls);

        assertThat(mean.need(mean.value(), 0.95)).contains("more than a million");
    }

    @Test
    void theBoundsHoldAsOftenAsTheySayWithBuildsThatDiffer() {
        assertThat(covered(0.01, 1)).as("of 400 at 95 %").isBetween(368, 396);
        assertThat(covered(0.01, 0)).as("without the spread of builds").isLessThan(355);
    }

    @Test
    void theBoundsAreNotTooWideWhereBuildsAreAlike() {
        assertThat(covered(0, 1)).as("of 400 at 95 %").isBetween(368, 396);
    }

    /** How often of 400 the lower bound of a loss of 0.01 lay below it, with so much of the build's variance counted. */
    private static int covered(double buildDeviation, double counted) {
        int covered = 0;
        SimulatedRun run = new SimulatedRun(7);
        for (int i = 0; i < 400; i++) {
            double[] hardness = run.hardness(300);
            QueriesByBuilds before = QueriesByBuilds.of(run.recalls(hardness, 5, 0, buildDeviation));
            QueriesByBuilds now = QueriesByBuilds.of(run.recalls(hardness, 5, 0.01, buildDeviation));
            Estimate loss = before.minus(now);
            double queriesAlone = 1.65 * Math.sqrt(before.queryVariance(now));
            double lower = counted == 0 ? loss.value() - queriesAlone : loss.lower(0.95);
            covered += lower <= 0.01 ? 1 : 0;
        }
        return covered;
    }

    @Test
    void theShareBelowAFloorIsBoundedExactly() {
        ShareBelow none = ShareBelow.of(constant(3, 100, 0.9), 0.8);

        assertThat(none.value()).isZero();
        assertThat(none.upper(0.95)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-9));
        assertThat(none.need(0.01, 0.95)).contains("queries (there were 100)");
    }

    @Test
    void buildsThatDisagreeOnAShareWidenItsBounds() {
        double[][] same = constant(4, 200, 1);
        double[][] wavering = constant(4, 200, 1);
        for (int query = 0; query < 8; query++) {
            for (int build = 0; build < 4; build++) {
                same[build][query] = 0.5;
            }
        }
        Arrays.fill(wavering[0], 0, 32, 0.5);

        assertThat(ShareBelow.of(wavering, 0.8).value())
                .isCloseTo(ShareBelow.of(same, 0.8).value(), within(1e-12));
        assertThat(ShareBelow.of(wavering, 0.8).upper(0.95))
                .isGreaterThan(ShareBelow.of(same, 0.8).upper(0.95) + 0.01);
    }

    @Test
    void oneBuildOrUnequalRowsAreRefused() {
        assertThatThrownBy(() -> QueriesByBuilds.of(constant(1, 10, 1)))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("1 builds");
        assertThatThrownBy(() -> QueriesByBuilds.of(new double[][] {{1, 1}, {1}}))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("build 2");
        assertThatThrownBy(() -> loss(constant(2, 3, 1), constant(2, 4, 1))).isInstanceOf(ReportException.class);
    }
}
