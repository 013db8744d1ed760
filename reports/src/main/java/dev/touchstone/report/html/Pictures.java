package dev.touchstone.report.html;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.chart.ChartCatalogue;
import dev.touchstone.report.chart.Charts;
import dev.touchstone.report.chart.RunChart;
import dev.touchstone.report.html.internal.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** The charts of a run folder, ready for the page. */
final class Pictures {
    private Pictures() {}

    static List<Picture> of(Path runFolder) {
        Path folder = runFolder.resolve(Charts.FOLDER);
        return ChartCatalogue.standard().charts().stream()
                .filter(chart -> Files.exists(folder.resolve(chart.fileName())))
                .map(chart -> picture(chart, folder.resolve(chart.fileName())))
                .toList();
    }

    private static Picture picture(RunChart chart, Path file) {
        try {
            byte[] png = Files.readAllBytes(file);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw new ReportException(file + " is no image; rebuild the report");
            }
            String data = Base64.getEncoder().encodeToString(png);
            int density = Charts.PIXELS_PER_POINT;
            return new Picture(chart.description(), image.getWidth() / density, image.getHeight() / density, data);
        } catch (IOException e) {
            throw new ReportException("cannot read chart " + file + "; rebuild the report", e);
        }
    }
}
