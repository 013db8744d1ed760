package dev.touchstone.report.tune;

import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;

/** Figures in words. */
final class Words {
    private Words() {}

    /** A figure with its interval and unit, such as {@code 1.87 ms (1.80–1.95)}; an exact figure without interval. */
    static String interval(Interval figure, Unit unit) {
        String symbol = Numbers.symbol(unit);
        String value = Numbers.format(figure.value(), unit) + (symbol.isEmpty() ? "" : " " + symbol);
        return figure.low() == figure.high() ? value : value + " (" + Numbers.range(figure.spread(), unit) + ")";
    }

    /** A latency, such as {@code p95 1.87 ms (1.80–1.95)}. */
    static String latency(CellFigures figures, Percentile percentile) {
        return percentile.text() + " " + interval(figures.latency().percentile(percentile), Unit.MILLISECONDS);
    }

    /** The index's cost, such as {@code index 20.4 MiB built in 4.9 s}. */
    static String build(CellFigures figures) {
        return figures.build().indexBytes() == 0
                ? size(figures)
                : size(figures) + " built in "
                        + Numbers.significant(figures.build().seconds().value()) + " s";
    }

    /** The index's size, such as {@code index 20.4 MiB}. */
    static String size(CellFigures figures) {
        long bytes = figures.build().indexBytes();
        return bytes == 0 ? "no index" : "index " + Numbers.format((double) bytes, Unit.BYTES) + " MiB";
    }
}
