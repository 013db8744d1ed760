package dev.touchstone.report.chart;

import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Numbers;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands above a chart.
 *
 * @param title what is shown and on which data
 * @param note how to read it: what all points share, what labels and bars mean
 */
record Heading(String title, String note) {
    static Heading of(Run run, String what, String... notes) {
        Optional<DatasetSummary> dataset = run.header().dataset();
        String title = dataset.map(
                        data -> what + " – " + data.name() + ", " + Numbers.count(data.documents()) + " documents")
                .orElse(what);
        String note = Stream.of(notes).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        return new Heading(title, note);
    }
}
