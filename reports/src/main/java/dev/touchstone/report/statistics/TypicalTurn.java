package dev.touchstone.report.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A percentile of latency in a typical turn: the mean of its logarithm over the turns, the highest and the lowest fifth of
 * them left out, so that a few turns which fell on a disturbance of the machine decide nothing.
 *
 * <p>The standard error is that of a trimmed mean, from the values with each one left out replaced by the nearest one kept
 * (Yuen, The two-sample trimmed t for unequal population variances, Biometrika 61, 1974).
 */
final class TypicalTurn {
    private static final int ONE_IN = 5;

    private TypicalTurn() {}

    /**
     * Returns the logarithm with its standard error; {@code percentile} in 0 to 100.
     *
     * @throws dev.touchstone.report.ReportException if there are fewer than {@link TurnPool#FEWEST_TURNS}
     */
    static Estimate logPercentile(List<Turn> turns, double percentile) {
        TurnPool.requireEnough(turns);
        double[] values = turns.stream()
                .mapToDouble(turn -> Math.log(turn.percentile(percentile)))
                .sorted()
                .toArray();
        int cut = values.length / ONE_IN;
        int end = values.length - cut;
        double mean = Arrays.stream(values, cut, end).average().orElseThrow();
        Arrays.fill(values, 0, cut, values[cut]);
        Arrays.fill(values, end, values.length, values[end - 1]);
        double squares = new Variance().evaluate(values) * (values.length - 1);
        int kept = end - cut;
        return new Estimate(mean, Math.sqrt(squares / kept / (kept - 1)), kept - 1);
    }
}
