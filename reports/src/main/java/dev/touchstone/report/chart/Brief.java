package dev.touchstone.report.chart;

import java.util.List;

/** Curves some of whose points rest on few searches: those are hollow, and the lines to them dashed. */
final class Brief {
    private static final String NAME = "hollow, dashed: given up early, after few searches";

    private final Canvas canvas;
    private boolean named;

    Brief(Canvas canvas) {
        this.canvas = canvas;
    }

    Canvas canvas() {
        return canvas;
    }

    /** A point, and whether it rests on few searches. */
    record Spot(Point point, boolean brief) {}

    /** A curve through all points, in the legend unless its name is empty. */
    void curve(String name, Look look, List<Spot> spots) {
        List<Point> whole = points(spots, false);
        List<Point> brief = points(spots, true);
        if (brief.isEmpty()) {
            series(name, look, whole);
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
            explain(look, brief);
            series(name, look.hollow(), brief);
        } else {
            series(name, look.withoutLine(), whole);
            hollow(look, brief);
        }
    }

    /** Points beside the curves that rest on few searches. */
    void hollow(Look look, List<Point> points) {
        explain(look, points);
        canvas.series(look.hollow(), points);
    }

    /** Says in the legend what hollow markers are, once; a coloured one covers the grey one. */
    private void explain(Look look, List<Point> points) {
        if (!named && !points.isEmpty()) {
            canvas.series(NAME, new Look(Look.MUTED, look.marker(), null).hollow(), points.subList(0, 1));
            named = true;
        }
    }

    private void series(String name, Look look, List<Point> points) {
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
