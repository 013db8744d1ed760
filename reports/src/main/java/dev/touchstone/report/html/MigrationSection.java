package dev.touchstone.report.html;

import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.Table;
import java.util.stream.Stream;

/** A migration: its stores, their problems, and the documents held out. */
final class MigrationSection implements Section {
    @Override
    public Stream<Table> tables(Run run) {
        return run.json(MigrationReport.FILE, MigrationReport.class).stream()
                .flatMap(report -> Stream.of(report.storesTable(), report.problemsTable(), report.heldOutTable()));
    }
}
