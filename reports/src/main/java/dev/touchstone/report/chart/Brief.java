package dev.touchstone.report.chart;

import java.util.List;

/** Curves some of whose points rest on few searches: those are hollow, and the lines to them dashed. */
final class Brief {
    private static final String NAME = "hollow, dashed: given up early, after few searches";

    private Brief() {}

    /** A point, and whether it rests on few searches. */
    record Spot(Point point, boolean brief) {}

    /** Says in the legend what hollow markers are, if there are any; what they stand for is drawn over the grey ones. */
    static void legend(Canvas canvas, List<Spot> spots) {
        List<Point> brief = points(spots, true);
        if (!brief.isEmpty()) {
            canvas.series(NAME, Look.brief(), brief);
        }
    }

    /** A curve through all points, in the legend unless its name is empty. */
    static void curve(Canvas canvas, String name, Look look, List<Spot> spots) {
        List<Point> whole = points(spots, false);
        List<Point> brief = points(spots, true);
        if (brief.isEmpty()) {
            series(canvas, name, look, whole);
            return;
        }
        for (int i = 1; i < spots.size(); i++) {
            boolean dashed = spots.get(i - 1).brief() || spots.get(i).brief();
            canvas.line(
                    Look.line(look.color(), dashed ? Look.DASHED : Look.LINE),
                    spots.get(i - 1).point(),
                    spots.get(i).point());
        }
        if (whole.isEmpty()) {
            series(canvas, name, look.hollow(), brief);
        } else {
            series(canvas, name, look.withoutLine(), whole);
            canvas.series(look.hollow(), brief);
        }
    }

    private static void series(Canvas canvas, String name, Look look, List<Point> points) {
        if (name.isEmpty()) {
            canvas.series(look, points);
        } else {
            canvas.series(name, look, points);
        }
    }

    private static List<Point> points(List<Spot> spots, boolean brief) {
        return spots.stream()
                .filter(spot -> spot.brief() == brief)
                .map(Spot::point)
                .toList();
    }
}
