package dev.touchstone.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a series looks; series differ by colour and by marker, so that no one has to tell colours apart.
 *
 * @param marker none for a bare line
 * @param stroke null for bare markers
 */
record Look(Color color, Marker marker, BasicStroke stroke) {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color MUTED = new Color(0x5c, 0x5c, 0x5c);
    static final Color GRID = new Color(0xe4, 0xe4, 0xe4);
    static final Color BAND = new Color(0xcc, 0xcc, 0xcc);

    static final BasicStroke THIN = new BasicStroke(1.2f);
    static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke BAR = new BasicStroke(5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final BasicStroke WIDE = new BasicStroke(14f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    static final BasicStroke RIM = new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke HALO = new BasicStroke(8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 5}, 0);

    /** The colours of Okabe and Ito's palette that stand out on white. */
    private static final List<Color> COLORS = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xd5, 0x5e, 0x00),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x56, 0xb4, 0xe9));

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    /** The look of the n-th measured series, counted from 0; it repeats after 30. */
    static Look series(int n) {
        return new Look(COLORS.get(n % COLORS.size()), MARKERS.get(n % MARKERS.size()), LINE);
    }

    /** The look of a baseline such as the exact scan, apart from the measured series. */
    static Look baseline(int n) {
        return new Look(n == 0 ? Color.BLACK : MUTED, n == 0 ? SeriesMarkers.DIAMOND : SeriesMarkers.SQUARE, LINE);
    }

    static Look line(Color color, BasicStroke stroke) {
        return new Look(color, SeriesMarkers.NONE, stroke);
    }

    /** What sets one point apart from the others of its series. */
    static Look ring() {
        return new Look(INK, new Ring(), null);
    }

    /** The colour dark enough for text on white. */
    Color textColor() {
        return color.darker();
    }

    Look withoutLine() {
        return new Look(color, marker, null);
    }

    /** The same marker with a white middle. */
    Look hollow() {
        return new Look(color, new Hollow(marker), null);
    }
}
