package dev.touchstone.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * By how much latency differs between turns of one setting, each with an index of its own, pooled over settings that
 * were measured side by side: three turns of one setting alone tell little of it.
 *
 * <p>A figure is that of a typical turn, the mean of its logarithm over the turns; its variance is the pooled one, as in
 * a one-way analysis of variance.
 */
public final class BetweenTurns {
    /** The standard deviation of the logarithm that is taken where no setting has two turns. */
    static final double ASSUMED_DEVIATION = 0.1;

    private static final double AS_IF_KNOWN = 1e6;

    private final List<List<Turn>> settings;

    private BetweenTurns(List<List<Turn>> settings) {
        this.settings = settings;
    }

    /** Pools settings; those of one turn tell nothing. */
    public static BetweenTurns of(List<List<Turn>> settings) {
        List<List<Turn>> several = new ArrayList<>(settings);
        several.removeIf(turns -> turns.size() < 2);
        return new BetweenTurns(List.copyOf(several));
    }

    /** Whether any setting has two turns, so that the spread is measured and not assumed. */
    public boolean isMeasured() {
        return !settings.isEmpty();
    }

    /** What these settings tell, together with what the others tell where these have no setting of three turns. */
    public BetweenTurns or(BetweenTurns others) {
        if (settings.stream().anyMatch(turns -> turns.size() >= TurnPool.FEWEST_TURNS)) {
            return this;
        }
        List<List<Turn>> all = new ArrayList<>(settings);
        all.addAll(others.settings);
        return new BetweenTurns(List.copyOf(all));
    }

    /** A percentile in a typical one of at least one turn; {@code percentile} in 0 to 100. */
    Estimate logPercentile(List<Turn> turns, double percentile) {
        return logarithm(turns, turn -> turn.percentile(percentile));
    }

    /** The mean in a typical one of at least one turn. */
    Estimate logMean(List<Turn> turns) {
        return logarithm(turns, Turn::mean);
    }

    private Estimate logarithm(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        double mean = Arrays.stream(logs(turns, figure)).average().orElseThrow();
        VariancePart part = spread(figure)
                .map(spread -> VariancePart.of(spread.variance() / turns.size(), spread.degreesOfFreedom()))
                .orElseGet(() -> VariancePart.of(ASSUMED_DEVIATION * ASSUMED_DEVIATION / turns.size(), AS_IF_KNOWN));
        return Estimate.of(mean, List.of(part));
    }

    /** The variance of one turn's logarithm. */
    private Optional<VariancePart> spread(ToDoubleFunction<Turn> figure) {
        double squares = 0;
        double degrees = 0;
        for (List<Turn> turns : settings) {
            double free = turns.size() - 1.0;
            squares += free * new Variance().evaluate(logs(turns, figure));
            degrees += free;
        }
        return degrees == 0 ? Optional.empty() : Optional.of(VariancePart.of(squares / degrees, degrees));
    }

    private static double[] logs(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.stream()
                .mapToDouble(turn -> Math.log(figure.applyAsDouble(turn)))
                .toArray();
    }
}
