package dev.touchstone.report.chart;

import dev.touchstone.report.run.Run;
import java.util.Optional;
import java.util.function.Function;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart that a run can have.
 *
 * @param fileName the file's name below {@code charts/}
 * @param description what the chart shows, in a few words
 * @param drawing draws it from the run's data; empty where the run has none for it
 */
public record RunChart(
        String fileName, String description, Function<Run, ? extends Optional<? extends Chart<?, ?>>> drawing) {
    /** Draws the chart; empty where the run has no data for it. */
    Optional<? extends Chart<?, ?>> draw(Run run) {
        return drawing.apply(run);
    }
}
