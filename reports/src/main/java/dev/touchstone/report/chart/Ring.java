package dev.touchstone.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A ring around another marker. */
final class Ring extends Marker {
    private static final double WIDER = 2.2;

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        double width = WIDER * size;
        g.setStroke(Look.LINE);
        g.draw(new Ellipse2D.Double(x - width / 2, y - width / 2, width, width));
    }
}
