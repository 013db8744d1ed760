package dev.touchstone.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.report.ReportException;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyFigureTest {
    private static final double TURN_DEVIATION = 0.05;

    @Test
    void aPercentileIsTheNearestRankOfAllTurns() {
        TurnPool pool = TurnPool.of(List.of(
                Turn.of(new double[] {3, 1, 2}), Turn.of(new double[] {4, 6, 5}), Turn.of(new double[] {9, 8, 7, 10})));

        assertThat(pool.percentile(50)).isEqualTo(5);
        assertThat(pool.percentile(95)).isEqualTo(10);
        assertThat(pool.size()).isEqualTo(10);
    }

    @Test
    void equalTurnsHaveNoSpread() {
        Turn turn = new SimulatedRun(1).turns(1, 500, 2, 0).get(0);
        Estimate estimate = TurnPool.of(Collections.nCopies(5, turn)).logPercentile(95);

        assertThat(estimate.standardError()).isLessThan(1e-12);
        assertThat(estimate.degreesOfFreedom()).isEqualTo(4);
    }

    @Test
    void theSpreadIsThatOfTurnsNotOfSamples() {
        TurnPool pool = TurnPool.of(new SimulatedRun(5).turns(40, 500, 2, TURN_DEVIATION));

        assertThat(pool.logPercentile(95).standardError())
                .as("turns of deviation 0.05, each of 500 samples")
                .isBetween(0.6 * TURN_DEVIATION / Math.sqrt(40), 1.6 * TURN_DEVIATION / Math.sqrt(40));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 95})
    void theBoundsHoldAsOftenAsTheySayWithFewTurns(int percentile) {
        int covered = 0;
        SimulatedRun run = new SimulatedRun(11);
        for (int i = 0; i < 300; i++) {
            List<Turn> before = run.turns(6, 200, 2, TURN_DEVIATION);
            List<Turn> now = run.turns(6, 200, 2.4, TURN_DEVIATION);
            covered += LatencyFigure.ratio(before, now, percentile).lower(0.95) <= 1.2 ? 1 : 0;
        }
        assertThat(covered).as("of 300 at 95 %").isBetween(275, 299);
    }

    @Test
    void saysHowManyTurnsWouldTell() {
        SimulatedRun run = new SimulatedRun(13);
        List<Turn> before = run.turns(6, 200, 2, 0.1);
        List<Turn> now = run.turns(6, 200, 2.1, 0.1);
        LatencyFigure ratio = LatencyFigure.ratio(before, now, 95);

        assertThat(ratio.lower(0.95)).isLessThan(1.1);
        assertThat(ratio.upper(0.95)).isGreaterThan(1.1);
        assertThat(ratio.need(1.1, 0.95)).matches("about [0-9,]+ turns in either run \\(there were 6\\)");
    }

    /** A fifth of the turns on either side may fall on a disturbance. */
    @Test
    void aFewDisturbedTurnsNeitherHideASlowdownNorLookLikeOne() {
        SimulatedRun run = new SimulatedRun(19);
        List<Turn> before = run.turns(15, 500, 2, 0.02);
        List<Turn> slower = disturbed(run.turns(15, 500, 2 * 1.2, 0.02), 0.5);
        List<Turn> equal = disturbed(run.turns(15, 500, 2, 0.02), 2);

        assertThat(LatencyFigure.ratio(before, slower, 95).lower(0.95)).isGreaterThan(1.1);
        assertThat(LatencyFigure.ratio(before, equal, 95).upper(0.95)).isLessThan(1.1);
    }

    private static List<Turn> disturbed(List<Turn> turns, double factor) {
        return IntStream.range(0, turns.size())
                .mapToObj(i -> i < 3 ? turns.get(i).over(1 / factor) : turns.get(i))
                .toList();
    }

    @Test
    void aTypicalTurnLeavesOutTheHighestAndTheLowestFifth() {
        List<Turn> turns = DoubleStream.of(1, 10, 20, 40, 900)
                .mapToObj(value -> Turn.of(new double[] {value}))
                .toList();
        Estimate typical = TypicalTurn.logPercentile(turns, 50);

        assertThat(typical.value()).isCloseTo(Math.log(20), within(1e-12));
        assertThat(typical.degreesOfFreedom()).isEqualTo(2);
        // Winsorised: twice ln 10, ln 20, twice ln 40, so four squares of ln 2, over 3 · 2
        assertThat(typical.standardError()).isCloseTo(Math.log(2) * Math.sqrt(4.0 / 6), within(1e-12));
    }

    @Test
    void theBootstrapIsTheSameEveryTime() {
        SimulatedRun run = new SimulatedRun(17);
        List<Turn> turns = run.turns(6, 200, 2, 0.1);

        assertThat(TurnPool.of(turns).logPercentile(95))
                .isEqualTo(TurnPool.of(turns).logPercentile(95));
    }

    @Test
    void tooFewTurnsAndNoLatenciesAreRefused() {
        List<Turn> two = new SimulatedRun(1).turns(2, 10, 2, 0);
        assertThatThrownBy(() -> TurnPool.of(two))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("2 turns");
        assertThatThrownBy(() -> Turn.of(new double[0])).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> Turn.of(new double[] {1, 0})).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> Turn.of(new double[] {1, Double.NaN})).isInstanceOf(ReportException.class);
    }
}
