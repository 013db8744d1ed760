package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import java.nio.file.Path;
import java.util.List;

/** Draws the charts of a run. */
public final class Charts {
    private Charts() {}

    /**
     * Writes {@code charts/*.png} into the run's folder; a chart without data is not made.
     *
     * @return the files written, in the order of the report
     */
    public static List<Path> render(Run run) {
        return List.of();
    }
}
