package dev.touchstone.report.tune;

import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import java.util.function.Function;

/**
 * One part of a target, held against the end of an interval that is against it.
 *
 * @param name what it is about, such as {@code p95}
 * @param floor whether the figure must be at least the limit, instead of at most
 * @param unit of figure and limit
 */
record Requirement(String name, double limit, boolean floor, Unit unit, Function<CellFigures, Interval> figure) {
    /** Misses of recall below this count as none when shortfalls are compared. */
    private static final double LEAST_MISS = 1e-4;

    /** Whether the whole interval meets it. */
    boolean met(CellFigures figures) {
        Interval found = figure.apply(figures);
        return floor ? found.low() >= limit : found.high() <= limit;
    }

    /** Whether the figure meets it, its interval set aside. */
    boolean metByFigure(CellFigures figures) {
        double found = figure.apply(figures).value();
        return floor ? found >= limit : found <= limit;
    }

    /** How far it is missed, as the logarithm of a ratio: of misses for recall, of amounts for the rest; 0 where met. */
    double gap(CellFigures figures) {
        Interval found = figure.apply(figures);
        if (met(figures)) {
            return 0;
        }
        return floor
                ? Math.log(Math.max(1 - found.low(), LEAST_MISS) / Math.max(1 - limit, LEAST_MISS))
                : Math.log(found.high() / limit);
    }

    /** The limit in words, such as {@code mean recall at least 0.95}. */
    String words() {
        return name + (floor ? " at least " : " at most ") + amount(limit);
    }

    /** What was found in words, such as {@code mean recall 0.942 (0.936–0.947)}. */
    String found(CellFigures figures) {
        return name + " " + Words.interval(figure.apply(figures), unit);
    }

    private String amount(double value) {
        String symbol = Numbers.symbol(unit);
        return Numbers.format(value, unit) + (symbol.isEmpty() ? "" : " " + symbol);
    }
}
