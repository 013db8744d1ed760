package dev.touchstone.report.html;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.tune.TuneRun;
import java.util.List;
import java.util.stream.Stream;

/** What was measured: cells, builds, loads, pools, parity, the project's own yardsticks, and where the time went. */
final class MeasurementSection implements Section {
    private static final double RECALL_FLOOR = 0.95;
    private static final List<String> YARDSTICKS =
            List.of("store", "plan", "oracle", "gate", "migrate", "doctor", "tune");

    @Override
    public Stream<Table> findings(Run run) {
        return isTune(run) ? Stream.of() : Stream.of(RunTables.best(run, RECALL_FLOOR));
    }

    @Override
    public Stream<Table> tables(Run run) {
        return Stream.of(
                        isTune(run) ? Stream.<Table>of() : Stream.of(RunTables.cells(run)),
                        Stream.of(
                                RunTables.voidCells(run),
                                RunTables.builds(run),
                                RunTables.ingest(run),
                                RunTables.pool(run),
                                RunTables.parity(run),
                                RunTables.rounds(run)),
                        YARDSTICKS.stream().map(family -> RunTables.yardstick(run, family)),
                        Stream.of(RunTables.preparation(run), RunTables.account(run)))
                .flatMap(tables -> tables);
    }

    /** A search for a configuration lists its settings itself, those given up early apart. */
    private static boolean isTune(Run run) {
        return run.json(TuneRun.FILE, TuneRun.class).isPresent();
    }
}
