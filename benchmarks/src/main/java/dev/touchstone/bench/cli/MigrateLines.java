package dev.touchstone.bench.cli;

import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.store.migration.HeldOut;
import dev.touchstone.store.migration.Mismatch;
import dev.touchstone.store.migration.Problem;
import java.util.List;
import java.util.Locale;

/** What a step of a migration prints for people. */
final class MigrateLines {
    private static final int SHOWN = 20;

    private final Terminal terminal;

    MigrateLines(Terminal terminal) {
        this.terminal = terminal;
    }

    void stores(MigrationReport report) {
        if (!report.stores().isEmpty()) {
            terminal.say(TerminalTable.render(report.storesTable()));
        }
    }

    /** Says what cannot be moved, a line each. */
    void unmovable(List<Problem> problems, List<HeldOut> heldOut) {
        problems.forEach(problem -> terminal.say("CANNOT BE MOVED " + problem.line()));
        heldOut.stream().limit(SHOWN).forEach(entry -> terminal.say("HELD OUT " + entry.line()));
        if (heldOut.size() > SHOWN) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "HELD OUT … and %,d entries more: all are in %s of the run folder",
                    heldOut.size() - SHOWN,
                    MigrationReport.FILE));
        }
    }

    /** Returns where a difference is. */
    static String place(Mismatch one) {
        String store = one.store().userId() + "/" + one.store().collection();
        return one.position() < 0 ? store : store + " entry " + one.position() + " (id " + one.id() + ")";
    }
}
