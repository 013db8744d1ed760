package dev.touchstone.report.chart;

import dev.touchstone.report.ReportException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as PNG files, two pixels for each of a chart's, so that they stay crisp on dense screens. */
final class Png {
    static final int DENSITY = 2;

    private Png() {}

    static void write(Chart<?, ?> chart, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(paint(chart), "png", bytes);
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new ReportException("cannot write chart " + file + "; is the disk full?", e);
        }
    }

    private static BufferedImage paint(Chart<?, ?> chart) {
        BufferedImage image =
                new BufferedImage(chart.getWidth() * DENSITY, chart.getHeight() * DENSITY, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(DENSITY, DENSITY);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
