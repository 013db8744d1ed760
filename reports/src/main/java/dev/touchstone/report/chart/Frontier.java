package dev.touchstone.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The Pareto frontier: the points that no other beats in one direction without losing in the other. */
final class Frontier {
    private Frontier() {}

    /** The points with no other at least as great in both and greater in one, by rising x; equal points once. */
    static List<Point> of(List<Point> points) {
        List<Point> byFallingX = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x)
                        .thenComparingDouble(Point::y)
                        .reversed())
                .toList();
        List<Point> frontier = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Point point : byFallingX) {
            if (point.y() > best) {
                best = point.y();
                frontier.add(0, point);
            }
        }
        return frontier;
    }
}
