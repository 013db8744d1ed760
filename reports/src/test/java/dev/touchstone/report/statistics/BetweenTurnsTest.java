package dev.touchstone.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BetweenTurnsTest {
    private static final double TURN_DEVIATION = 0.05;
    private static final double MEDIAN = 2;
    private static final double CONFIDENCE = 0.975;

    private static List<List<Turn>> settings(SimulatedRun run, int settings, int turns) {
        return IntStream.range(0, settings)
                .mapToObj(i -> run.turns(turns, 200, MEDIAN, TURN_DEVIATION))
                .toList();
    }

    @Test
    void theBoundsHoldAsOftenAsTheySay() {
        int covered = 0;
        SimulatedRun run = new SimulatedRun(3);
        for (int i = 0; i < 400; i++) {
            List<List<Turn>> settings = settings(run, 4, 3);
            Estimate estimate = BetweenTurns.of(settings).logPercentile(settings.get(0), 50);
            double truth = Math.log(MEDIAN);
            covered += estimate.lower(CONFIDENCE) <= truth && truth <= estimate.upper(CONFIDENCE) ? 1 : 0;
        }
        assertThat(covered).as("of 400 at 95 %").isBetween(366, 394);
    }

    @Test
    void threeTurnsOfASettingBorrowWhatTheOthersTell() {
        List<List<Turn>> settings = settings(new SimulatedRun(4), 4, 3);
        Estimate pooled = BetweenTurns.of(settings).logPercentile(settings.get(0), 95);

        assertThat(pooled.degreesOfFreedom()).isEqualTo(8, within(1e-9));
    }

    @Test
    void oneTurnIsAsUncertainAsTurnsOfOtherSettingsDiffer() {
        SimulatedRun run = new SimulatedRun(5);
        List<Turn> once = run.turns(1, 200, MEDIAN, TURN_DEVIATION);
        List<List<Turn>> calm = List.of(once, run.turns(8, 200, MEDIAN, 0.01));
        List<List<Turn>> restless = List.of(once, run.turns(8, 200, MEDIAN, 0.2));

        assertThat(BetweenTurns.of(restless).logPercentile(once, 95).standardError())
                .isGreaterThan(3 * BetweenTurns.of(calm).logPercentile(once, 95).standardError());
    }

    @Test
    void aSpreadThatNobodyMeasuredIsAssumedAndSaysSo() {
        List<Turn> once = new SimulatedRun(6).turns(1, 200, MEDIAN, TURN_DEVIATION);
        BetweenTurns unknown = BetweenTurns.of(List.of(once, once));

        assertThat(unknown.isMeasured()).isFalse();
        assertThat(unknown.logPercentile(once, 95).standardError())
                .isEqualTo(BetweenTurns.ASSUMED_DEVIATION, within(1e-9));
    }

    @Test
    void aSettingOfItsOwnKindFallsBackOnTheOthers() {
        SimulatedRun run = new SimulatedRun(7);
        BetweenTurns others = BetweenTurns.of(settings(run, 2, 3));
        List<List<Turn>> once = List.of(run.turns(1, 200, MEDIAN, TURN_DEVIATION));

        assertThat(BetweenTurns.of(once).or(others).logPercentile(once.get(0), 95))
                .isEqualTo(others.logPercentile(once.get(0), 95));
        assertThat(others.or(BetweenTurns.of(once))).isSameAs(others);
    }
}
