package dev.touchstone.report.compare;

import dev.touchstone.report.run.Direction;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Spread;
import java.util.Optional;

/**
 * One figure of both runs.
 *
 * @param first its value in the first run
 * @param second its value in the second, of the same metric and cell
 * @param ratio the second over the first; absent where the first is 0
 * @param noise the ratios that the two spreads allow, from second.low / first.high to second.high / first.low; absent
 *     where a spread is missing or reaches 0
 */
public record ComparedFigure(
        Measurement first, Measurement second, Optional<Double> ratio, Optional<Spread> noise, Change change) {
    /** Compares a figure of one run with the same figure of another. */
    static ComparedFigure of(Measurement first, Measurement second) {
        Optional<Double> ratio = first.value() == 0 ? Optional.empty() : Optional.of(second.value() / first.value());
        return new ComparedFigure(first, second, ratio, noise(first, second), change(first, second));
    }

    /** The metric of both. */
    public Metric metric() {
        return MetricCatalogue.standard().lookup(first.metric());
    }

    private static Optional<Spread> noise(Measurement first, Measurement second) {
        return first.spread()
                .flatMap(one -> second.spread()
                        .filter(two -> one.low() > 0)
                        .map(two -> new Spread(two.low() / one.high(), two.high() / one.low(), "spread of both")));
    }

    private static Change change(Measurement first, Measurement second) {
        if (first.value() == second.value()) {
            return Change.WITHIN_NOISE;
        }
        if (first.spread().isEmpty() || second.spread().isEmpty()) {
            return Change.UNJUDGED;
        }
        Spread one = first.spread().get();
        Spread two = second.spread().get();
        if (one.low() <= two.high() && two.low() <= one.high()) {
            return Change.WITHIN_NOISE;
        }
        Direction direction = MetricCatalogue.standard().lookup(first.metric()).direction();
        if (direction == Direction.NEUTRAL) {
            return Change.MOVED;
        }
        boolean rose = second.value() > first.value();
        return rose == (direction == Direction.HIGHER_IS_BETTER) ? Change.BETTER : Change.WORSE;
    }
}
