package dev.touchstone.report.ageing;

import dev.touchstone.report.ReportException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Where what churn does to a figure passes a tolerance: the loss is taken never to fall as churn rises and fitted by
 * pooling adjacent violators (Ayer et al. 1955), straight between the places it was measured at.
 *
 * @param earliest churn from which the loss may have passed it, at 95 % one-sided confidence; empty where it had not
 *     within what was measured
 * @param estimate churn at which the fit passes it; empty where it does not within what was measured
 * @param margin half the width of the fit's 90 % interval
 * @param greatest the fit at the greatest churn measured
 */
public record Passage(OptionalDouble earliest, OptionalDouble estimate, double margin, double greatest) {
    private static final double ONE_SIDED = 0.95;

    /** A loss at a churn; negative where the figure got better. */
    public record Loss(double churn, double value) {}

    /** A stretch of churn over which the fit is level. */
    private record Level(double from, double to, double sum, int count) {
        double value() {
            return sum / count;
        }

        Level and(Level next) {
            return new Level(from, next.to, sum + next.sum, count + next.count);
        }
    }

    /**
     * Fits losses.
     *
     * @param losses at least two, one of them at churn 0
     * @param error the standard error of one loss as far as it is known; what the fit leaves counts where it is more
     */
    static Passage of(List<Loss> losses, double tolerance, double error) {
        List<Loss> sorted =
                losses.stream().sorted(Comparator.comparingDouble(Loss::churn)).toList();
        if (sorted.size() < 2 || sorted.get(0).churn() != 0) {
            throw new ReportException("ageing needs a fresh index and one look after it; there are " + losses.size());
        }
        List<Level> levels = levels(sorted);
        double margin = margin(sorted, levels, error);
        return new Passage(
                crossing(levels, tolerance - margin),
                crossing(levels, tolerance),
                margin,
                levels.get(levels.size() - 1).value());
    }

    private static List<Level> levels(List<Loss> sorted) {
        List<Level> levels = new ArrayList<>();
        for (Loss loss : sorted) {
            Level level = new Level(loss.churn(), loss.churn(), loss.value(), 1);
            while (!levels.isEmpty() && mustPool(levels.get(levels.size() - 1), level)) {
                level = levels.remove(levels.size() - 1).and(level);
            }
            levels.add(level);
        }
        return levels;
    }

    private static boolean mustPool(Level before, Level next) {
        return before.value() >= next.value() || before.to() == next.from();
    }

    private static double margin(List<Loss> sorted, List<Level> levels, double error) {
        double squares = sorted.stream()
                .mapToDouble(loss -> {
                    double left = loss.value() - at(levels, loss.churn());
                    return left * left;
                })
                .sum();
        int degrees = Math.max(1, sorted.size() - levels.size());
        double left = Math.sqrt(squares / degrees);
        return left > error
                ? left * new TDistribution(null, degrees).inverseCumulativeProbability(ONE_SIDED)
                : error * 1.645;
    }

    private static double at(List<Level> levels, double churn) {
        return levels.stream()
                .filter(level -> level.from() <= churn && churn <= level.to())
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** The least churn at which the fit reaches a height. */
    private static OptionalDouble crossing(List<Level> levels, double height) {
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.value() >= height) {
                return OptionalDouble.of(i == 0 ? 0 : between(levels.get(i - 1), level, height));
            }
        }
        return OptionalDouble.empty();
    }

    private static double between(Level low, Level high, double height) {
        double share = (height - low.value()) / (high.value() - low.value());
        return low.to() + Math.max(0, share) * (high.from() - low.to());
    }
}
