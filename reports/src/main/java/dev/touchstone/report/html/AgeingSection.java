package dev.touchstone.report.html;

import dev.touchstone.report.ageing.AgeingLines;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.AgeingTables;
import dev.touchstone.report.table.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** An index that ages: when to build it anew, then what was seen. */
final class AgeingSection implements Section {
    @Override
    public Optional<String> outcome(Run run) {
        return ageing(run).map(aged -> AgeingLines.headline(aged.advice()));
    }

    @Override
    public Stream<Table> findings(Run run) {
        return ageing(run).stream()
                .flatMap(aged -> Stream.of(
                        Tables.sentences("What follows", AgeingLines.of(aged)),
                        Tables.sentences("Mind", aged.notes()),
                        AgeingTables.figures(aged)));
    }

    @Override
    public Stream<Table> tables(Run run) {
        return ageing(run).stream()
                .flatMap(aged -> Stream.of(AgeingTables.points(aged), AgeingTables.maintenance(aged)));
    }

    private static Optional<AgeingRun> ageing(Run run) {
        return run.json(AgeingRun.FILE, AgeingRun.class);
    }
}
