package dev.touchstone.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import org.knowm.xchart.style.markers.Marker;

/** Another marker with a white middle: what it shows rests on less than the filled ones. */
final class Hollow extends Marker {
    private static final double MIDDLE = 0.6;

    private final Marker around;

    Hollow(Marker around) {
        this.around = around;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Color color = g.getColor();
        around.paint(g, x, y, size);
        g.setColor(Color.WHITE);
        around.paint(g, x, y, (int) Math.round(MIDDLE * size));
        g.setColor(color);
    }
}
