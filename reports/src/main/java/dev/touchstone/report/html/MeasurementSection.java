package dev.touchstone.report.html;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.Table;
import java.util.List;
import java.util.stream.Stream;

/** What was measured: cells, builds, loads, pools, parity, the project's own yardsticks, and where the time went. */
final class MeasurementSection implements Section {
    private static final double RECALL_FLOOR = 0.95;
    private static final List<String> YARDSTICKS =
            List.of("store", "plan", "oracle", "gate", "migrate", "doctor", "tune");

    @Override
    public Stream<Table> findings(Run run) {
        return Stream.of(RunTables.best(run, RECALL_FLOOR));
    }

    @Override
    public Stream<Table> tables(Run run) {
        return Stream.of(
                        Stream.of(
                                RunTables.cells(run),
                                RunTables.voidCells(run),
                                RunTables.builds(run),
                                RunTables.ingest(run),
                                RunTables.pool(run),
                                RunTables.parity(run)),
                        YARDSTICKS.stream().map(family -> RunTables.yardstick(run, family)),
                        Stream.of(RunTables.preparation(run), RunTables.account(run)))
                .flatMap(tables -> tables);
    }
}
