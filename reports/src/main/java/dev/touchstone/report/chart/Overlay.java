package dev.touchstone.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The texts over a painted chart: the note, the axes' labels, and the labels of points where they fit. */
final class Overlay extends Annotation {
    static final int TICK_SIZE = 13;

    static final int TITLE_SIZE = 19;

    /** What one more line of the note takes. */
    static final int NOTE_LINE = 17;

    private static final int EDGE = 16;
    private static final double NEARBY = 26;
    private static final int WIDTH = Canvas.WIDTH - 2 * EDGE;
    private static final int LEAST_TITLE_SIZE = 15;
    private static final int NOTE_SIZE = 13;
    private static final int MOST_NOTE_LINES = 2;
    private static final int Y_TITLE_SIZE = 14;
    private static final int LABEL_SIZE = 12;
    private static final int TICK_GAP = 8;
    private static final int TICK_LINE = 15;

    private final Heading heading;
    private final Axis x;
    private final Axis y;
    private final List<Line> obstacles = new ArrayList<>();
    private final List<Labelled> labels = new ArrayList<>();

    /** What labels must keep off: a marker, where both ends are one place, or a spread. */
    private record Line(Point from, Point to) {}

    /** A text that belongs beside a place, or exactly to the right of it. */
    record Labelled(Point place, String text, Color color, boolean right) {}

    Overlay(Heading heading, Axis x, Axis y) {
        super(false);
        this.heading = heading;
        this.x = x;
        this.y = y;
    }

    /** The note as it is painted. */
    static List<String> noteLines(Heading heading) {
        return Fonts.lines(Fonts.plain(NOTE_SIZE), heading.note(), WIDTH, MOST_NOTE_LINES);
    }

    void avoid(Point from, Point to) {
        obstacles.add(new Line(from, to));
    }

    void label(Labelled label) {
        labels.add(label);
    }

    @Override
    public void paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        Rectangle2D plot = plot();
        paintHeading(g, plot);
        paintTicks(g, plot);
        paintLabels(g, plot);
    }

    private Rectangle2D plot() {
        double left = getXAxisScreenValueForMin();
        double top = getYAxisScreenValueForMin();
        return new Rectangle2D.Double(left, top, getXAxisScreenValueForMax() - left, getYAxisScreenValueForMax() - top);
    }

    private void paintHeading(Graphics2D g, Rectangle2D plot) {
        g.setFont(Fonts.shrunk(Fonts.bold(TITLE_SIZE), heading.title(), WIDTH, LEAST_TITLE_SIZE));
        g.setColor(Look.INK);
        g.drawString(Fonts.fit(g.getFont(), heading.title(), WIDTH), EDGE, EDGE + TITLE_SIZE);
        g.setFont(Fonts.plain(NOTE_SIZE));
        g.setColor(Look.MUTED);
        int below = EDGE + TITLE_SIZE + NOTE_SIZE + 9;
        for (String line : noteLines(heading)) {
            g.drawString(line, EDGE, below);
            below += NOTE_LINE;
        }
        AffineTransform upright = g.getTransform();
        Font font = upright(plot);
        g.setFont(font);
        g.setColor(Look.INK);
        g.rotate(-Math.PI / 2);
        double start = plot.getCenterY() + Fonts.width(font, y.title()) / 2;
        g.drawString(y.title(), (float) -start, EDGE + Y_TITLE_SIZE);
        g.setTransform(upright);
    }

    /** The y axis' title is as long as the axis at most: where a legend below leaves little room, it is smaller. */
    private Font upright(Rectangle2D plot) {
        return Fonts.shrunk(Fonts.bold(Y_TITLE_SIZE), y.title(), plot.getHeight(), 1);
    }

    private void paintTicks(Graphics2D g, Rectangle2D plot) {
        g.setFont(Fonts.plain(TICK_SIZE));
        g.setColor(Look.INK);
        FontMetrics metrics = g.getFontMetrics();
        for (Tick tick : x.scale().ticks()) {
            double at = getXAxisScreenValue(tick.position()) - metrics.stringWidth(tick.label()) / 2.0;
            g.drawString(tick.label(), (float) at, (float) plot.getMaxY() + metrics.getAscent() + TICK_GAP);
        }
        for (Tick tick : y.scale().ticks()) {
            List<String> lines = tick.label().lines().toList();
            double middle = getYAxisScreenValue(tick.position())
                    + metrics.getAscent() / 2.0
                    - 2
                    - (lines.size() - 1) * TICK_LINE / 2.0;
            for (String line : lines) {
                double at = plot.getX() - TICK_GAP - metrics.stringWidth(line);
                g.drawString(line, (float) at, (float) middle);
                middle += TICK_LINE;
            }
        }
    }

    private void paintLabels(Graphics2D g, Rectangle2D plot) {
        g.setFont(Fonts.plain(LABEL_SIZE));
        g.setColor(Look.INK);
        FontMetrics metrics = g.getFontMetrics();
        Placement placement = new Placement(plot);
        obstacles.forEach(line -> placement.avoid(onScreen(line.from()), onScreen(line.to())));
        List<Labelled> placed = new ArrayList<>();
        for (Labelled label : labels) {
            if (placed.stream().anyMatch(other -> saysTheSameNearby(label, other))) {
                continue;
            }
            double width = metrics.stringWidth(label.text());
            Point at = onScreen(label.place());
            Optional<Rectangle2D> box = label.right()
                    ? Optional.of(Placement.right(at, width, metrics.getAscent()))
                    : placement.place(at, width, metrics.getAscent());
            box.ifPresent(free -> {
                paintLabel(g, label, free);
                placed.add(label);
            });
        }
    }

    /** Points that crowd together with the same setting share one label. */
    private boolean saysTheSameNearby(Labelled label, Labelled other) {
        Point one = onScreen(label.place());
        Point two = onScreen(other.place());
        return !label.right()
                && label.text().equals(other.text())
                && Math.hypot(one.x() - two.x(), one.y() - two.y()) < NEARBY;
    }

    /** The text with a white rim, so that lines behind it do not cross it out. */
    private static void paintLabel(Graphics2D g, Labelled label, Rectangle2D box) {
        GlyphVector glyphs = g.getFont().createGlyphVector(g.getFontRenderContext(), label.text());
        Shape outline = glyphs.getOutline((float) box.getX() + 1, (float) box.getMaxY() - 3);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.setStroke(Look.RIM);
        g.draw(outline);
        g.setColor(label.color());
        g.fill(outline);
    }

    private Point onScreen(Point place) {
        return new Point(getXAxisScreenValue(place.x()), getYAxisScreenValue(place.y()));
    }
}
