package dev.touchstone.report.chart;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws the charts of a run. */
public final class Charts {
    /** The folder of the charts inside a run folder. */
    public static final String FOLDER = "charts";

    /** How many pixels of a file make one of the chart's own, so that charts stay crisp on dense screens. */
    public static final int PIXELS_PER_POINT = Png.DENSITY;

    private Charts() {}

    /**
     * Writes {@code charts/*.png} into the run's folder; a chart without data is not made, and one left there by an
     * earlier rendering is removed.
     *
     * @return the files written, in the order of the report
     */
    public static List<Path> render(Run run) {
        Fonts.check();
        Path folder = run.folder().resolve(FOLDER);
        List<Path> written = new ArrayList<>();
        for (RunChart kind : ChartCatalogue.standard().charts()) {
            Path file = folder.resolve(kind.fileName());
            Optional<? extends Chart<?, ?>> chart = kind.draw(run);
            if (chart.isPresent()) {
                Png.write(chart.get(), file);
                written.add(file);
            } else {
                remove(file);
            }
        }
        return List.copyOf(written);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ReportException("cannot remove the outdated chart " + file + "; check its permissions", e);
        }
    }
}
