package dev.touchstone.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for labels beside points, first come, first served; coordinates are pixels. */
final class Placement {
    private static final double MARKER = 11;
    private static final double THICKNESS = 2;
    private static final double[] DISTANCES = {7, 12, 18, 25};

    /** Where a label may stand, in shares of its distance to the right and below: off the lines' usual course first. */
    private static final double[][] SIDES = {
        {0.8, -0.8}, {-0.8, 0.8}, {0.8, 0.8}, {-0.8, -0.8}, {0, -1}, {0, 1}, {1, 0}, {-1, 0}
    };

    private final Rectangle2D plot;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Placement(Rectangle2D plot) {
        this.plot = plot;
    }

    /** Keeps labels off a marker (both ends the same) or a horizontal or vertical line. */
    void avoid(Point from, Point to) {
        boolean marker = from.equals(to);
        double width = Math.max(marker ? MARKER : THICKNESS, Math.abs(from.x() - to.x()));
        double height = Math.max(marker ? MARKER : THICKNESS, Math.abs(from.y() - to.y()));
        taken.add(box((from.x() + to.x()) / 2, (from.y() + to.y()) / 2, width, height));
    }

    /** A free box of that size beside the point, which is then taken; empty where there is none. */
    Optional<Rectangle2D> place(Point point, double width, double height) {
        for (double distance : DISTANCES) {
            for (double[] side : SIDES) {
                double x = point.x() + side[0] * distance + Math.signum(side[0]) * width / 2;
                double y = point.y() + side[1] * distance + Math.signum(side[1]) * height / 2;
                Rectangle2D box = box(x, y, width + 2, height + 2);
                if (plot.contains(box) && taken.stream().noneMatch(box::intersects)) {
                    taken.add(box);
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }

    /** The box of that size to the right of the point, free or not. */
    static Rectangle2D right(Point point, double width, double height) {
        return box(point.x() + DISTANCES[0] + width / 2, point.y(), width + 2, height + 2);
    }

    private static Rectangle2D box(double centreX, double centreY, double width, double height) {
        return new Rectangle2D.Double(centreX - width / 2, centreY - height / 2, width, height);
    }
}
