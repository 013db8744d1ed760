package dev.touchstone.report.html;

import dev.touchstone.report.dataset.DatasetFindings;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** An examination of a dataset: its findings. */
final class DatasetSection implements Section {
    @Override
    public Optional<String> outcome(Run run) {
        return run.json(DatasetFindings.FILE, DatasetFindings.class)
                .map(found ->
                        found.rows().stream().anyMatch(row -> row.grade().equals("fault")) ? "FAULTS" : "NO FAULTS");
    }

    @Override
    public Stream<Table> findings(Run run) {
        return run.json(DatasetFindings.FILE, DatasetFindings.class).map(DatasetFindings::table).stream();
    }
}
