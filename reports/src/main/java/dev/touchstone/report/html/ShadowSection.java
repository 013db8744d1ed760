package dev.touchstone.report.html;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.shadow.ShadowPeriod;
import dev.touchstone.report.table.ShadowTables;
import dev.touchstone.report.table.Table;
import java.util.stream.Stream;

/** A shadow period: what its questions came to, differences, latencies, drift, failures and examples. */
final class ShadowSection implements Section {
    @Override
    public Stream<Table> tables(Run run) {
        return Stream.concat(
                ShadowTables.all(run).stream(),
                run.json(ShadowPeriod.FILE, ShadowPeriod.class).map(ShadowTables::examples).stream());
    }
}
