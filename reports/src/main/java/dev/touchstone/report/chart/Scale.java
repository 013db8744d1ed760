package dev.touchstone.report.chart;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How values lie along an axis.
 *
 * @param position from a value to its place
 * @param low where the axis begins, in places
 * @param high where the axis ends, above {@code low}
 * @param ticks the labelled places, all within the axis
 */
record Scale(DoubleUnaryOperator position, double low, double high, List<Tick> ticks) {
    Scale {
        ticks = ticks.stream()
                .filter(tick -> tick.position() >= low && tick.position() <= high)
                .toList();
    }

    double at(double value) {
        return position.applyAsDouble(value);
    }
}
