package dev.touchstone.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** A chart being drawn: XChart paints series and legend, {@link Overlay} the axes' labels and the points' labels. */
final class Canvas {
    static final int WIDTH = 1100;
    static final int HEIGHT = 650;

    /** Of 255. */
    private static final int TRANSLUCENT = 110;

    private static final int TITLE_PADDING = 22;
    private static final int LEGEND_SIZE = 13;
    private static final int LEGEND_WIDTH = 300;

    /** XChart cuts a line of the legend at 0.45 of the chart's width. */
    private static final double LEGEND_MOST = 0.44 * WIDTH;

    private static final int LEGEND_ROWS_BELOW = 6;
    private static final int LEGEND_SYMBOL = 50;

    private final XYChart chart;
    private final Axis x;
    private final Axis y;
    private final Overlay overlay;
    private final List<XYSeries> gaps = new ArrayList<>();
    private int entries;
    private int named;

    Canvas(Heading heading, Axis x, Axis y, int height) {
        this.chart = new XYChart(WIDTH, height);
        this.x = x;
        this.y = y;
        this.overlay = new Overlay(heading, x, y);
        chart.setTitle("Title");
        chart.setXAxisTitle(x.title());
        style(chart.getStyler());
        int more = Overlay.noteLines(heading).size() - 1;
        chart.getStyler().setChartTitlePadding(TITLE_PADDING + more * Overlay.NOTE_LINE / 2);
        grid();
    }

    private void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setMarkerSize(10);
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartFontColor(Look.INK)
                // XChart only keeps the room for the title; the overlay paints it, to the left, with the note below
                .setChartTitleFont(Fonts.bold(Overlay.TITLE_SIZE))
                .setChartTitleFontColor(Color.WHITE)
                .setChartTitleBoxVisible(false)
                .setChartPadding(14)
                .setPlotContentSize(1)
                .setLegendFont(Fonts.plain(LEGEND_SIZE))
                .setLegendBorderColor(Color.WHITE)
                .setLegendPadding(9)
                .setLegendSeriesLineLength(26)
                .setYAxisLeftWidthHint(Fonts.widest(Fonts.plain(Overlay.TICK_SIZE), labels(y.scale()))
                        + (y.title().isEmpty() ? 24 : 52));
        styler.setAxisTicksVisible(false)
                .setAxisTitleFont(Fonts.bold(14))
                .setAxisTitlePadding(34)
                .setPlotGridLinesVisible(false)
                .setPlotMargin(0)
                .setXAxisMin(x.scale().low())
                .setXAxisMax(x.scale().high())
                .setYAxisMin(y.scale().low())
                .setYAxisMax(y.scale().high());
    }

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().flatMap(tick -> tick.label().lines()).toList();
    }

    private void grid() {
        Look look = Look.line(Look.GRID, Look.THIN);
        for (Tick tick : x.scale().ticks()) {
            raw("grid x " + tick.position(), look, new double[] {tick.position(), tick.position()}, ends(y.scale()));
        }
        for (Tick tick : y.scale().ticks()) {
            raw("grid y " + tick.position(), look, ends(x.scale()), new double[] {tick.position(), tick.position()});
        }
    }

    private static double[] ends(Scale scale) {
        return new double[] {scale.low(), scale.high()};
    }

    /** A series with an entry in the legend. */
    void series(String name, Look look, List<Point> points) {
        gap();
        add(look, points).setShowInLegend(true).setLabel(Fonts.wrap(Fonts.plain(LEGEND_SIZE), name, LEGEND_MOST));
    }

    /** A series that the legend does not name, such as the only one; it may be empty. */
    void series(Look look, List<Point> points) {
        if (!points.isEmpty()) {
            add(look, points);
        }
    }

    /** An entry that shows nothing, for a legend in a row: XChart leaves as much before a name as after it. */
    private void gap() {
        if (named++ > 0) {
            XYSeries gap = raw(
                    "gap " + entries++,
                    Look.line(Color.WHITE, Look.THIN),
                    new double[] {x.scale().low()},
                    new double[] {y.scale().low()});
            gap.setLabel("\u00a0");
            gaps.add(gap);
        }
    }

    private XYSeries add(Look look, List<Point> points) {
        points.forEach(point -> overlay.avoid(place(point), place(point)));
        return raw("series " + entries++, look, xs(points), ys(points));
    }

    /** A line that the legend does not name, such as a connection. */
    void line(Look look, Point from, Point to) {
        List<Point> points = List.of(from, to);
        raw("line " + entries++, look, xs(points), ys(points));
    }

    /** A horizontal or vertical line that shows a spread; labels keep off it. */
    void spread(Look look, Point from, Point to) {
        line(look, from, to);
        overlay.avoid(place(from), place(to));
    }

    /** A text beside a point, left out where there is no room for it. */
    void label(Point point, String text, Color color) {
        overlay.label(new Overlay.Labelled(place(point), text, color, false));
    }

    /** A ring around a point, named in the legend. */
    void mark(Point point, String text) {
        series(text, Look.ring(), List.of(point));
    }

    /** A translucent area between two curves over the same places, which the legend does not name. */
    void area(Color color, List<Point> lower, List<Point> upper) {
        List<Point> around = new ArrayList<>(lower);
        for (int i = upper.size() - 1; i >= 0; i--) {
            around.add(upper.get(i));
        }
        Color fill = new Color(color.getRed(), color.getGreen(), color.getBlue(), TRANSLUCENT);
        XYSeries area = raw("area " + entries++, Look.line(color, Look.THIN), xs(around), ys(around));
        area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        area.setFillColor(fill);
        area.setLineColor(fill);
    }

    /** A rectangle around a point, drawn as a line so many pixels wide. */
    void tile(Color color, Point from, Point to, float pixels) {
        line(Look.line(color, new BasicStroke(pixels, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)), from, to);
    }

    /** A text to the right of a point. */
    void value(Point point, String text) {
        overlay.label(new Overlay.Labelled(place(point), text, Look.INK, true));
    }

    private Point place(Point point) {
        return new Point(x.scale().at(point.x()), y.scale().at(point.y()));
    }

    private double[] xs(List<Point> points) {
        return points.stream().mapToDouble(point -> x.scale().at(point.x())).toArray();
    }

    private double[] ys(List<Point> points) {
        return points.stream().mapToDouble(point -> y.scale().at(point.y())).toArray();
    }

    private XYSeries raw(String key, Look look, double[] xs, double[] ys) {
        XYSeries series = chart.addSeries(key, xs, ys);
        series.setXYSeriesRenderStyle(
                look.stroke() == null ? XYSeries.XYSeriesRenderStyle.Scatter : XYSeries.XYSeriesRenderStyle.Line);
        series.setShowInLegend(false);
        series.setMarker(look.marker()).setMarkerColor(look.color());
        series.setLineColor(look.color());
        if (look.stroke() != null) {
            series.setLineStyle(look.stroke());
        }
        return series;
    }

    /** The finished chart. */
    XYChart finish() {
        List<XYSeries> named = chart.getSeriesCollection().stream()
                .filter(XYSeries::isShowInLegend)
                .toList();
        chart.getStyler().setLegendVisible(!named.isEmpty());
        placeLegend(named);
        chart.addAnnotation(overlay);
        return chart;
    }

    /** Below where the names fit in a row, or where a few are too long for the right side, which cuts them. */
    private void placeLegend(List<XYSeries> named) {
        List<Double> widths = named.stream()
                .map(series -> (double) Fonts.widest(
                        Fonts.plain(LEGEND_SIZE), series.getLabel().lines().toList()))
                .toList();
        double row = widths.stream().mapToDouble(width -> width + LEGEND_SYMBOL).sum();
        if (row < WIDTH * 0.8) {
            legend(LegendPosition.OutsideS, LegendLayout.Horizontal);
            gaps.forEach(gap -> gap.setShowInLegend(true));
        } else if (named.size() <= LEGEND_ROWS_BELOW && widths.stream().anyMatch(width -> width > LEGEND_WIDTH)) {
            legend(LegendPosition.OutsideS, LegendLayout.Vertical);
        } else {
            named.forEach(series -> series.setLabel(
                    Fonts.wrap(Fonts.plain(LEGEND_SIZE), series.getLabel().replace('\n', ' '), LEGEND_WIDTH)));
            legend(LegendPosition.OutsideE, LegendLayout.Vertical);
        }
    }

    private void legend(LegendPosition position, LegendLayout layout) {
        chart.getStyler().setLegendPosition(position).setLegendLayout(layout);
    }
}
