package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.migration.MigrationRows;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.MigrateMetrics;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.migration.MigrationRun;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.migration.StoreOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Backs the files up, restores and compares the backup, then inserts every document. "
                + "An interrupted run goes on where it stopped; a repeated one does nothing.")
final class MigrateRunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private MigrateOptions options;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal();
        try (Cleanup cleanup = new Cleanup()) {
            MigrationTargets targets = cleanup.add(options.targets(common.postgres()));
            RunHeader header = RunHeader.of("migrate-run", Optional.empty(), Instant.now())
                    .withConfiguration(Map.of("hold_out", options.settings().holdOut()))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            Progress progress = cleanup.add(common.progress());
            long start = System.nanoTime();
            RunOutcome outcome =
                    new MigrationRun(options.settings(), targets, progress::advanced, Clock.systemUTC()).run();
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.close();
            return finish(terminal, run, outcome, seconds);
        }
    }

    private int finish(Terminal terminal, RunWriter run, RunOutcome outcome, double seconds) {
        MigrationReport report = new MigrationRows(options.userData()).of(outcome);
        Verdict verdict = verdict(outcome);
        run.json(MigrationReport.FILE, report);
        run.json(Verdict.FILE, verdict);
        long there =
                sum(outcome, store -> store.counts().inserted() + store.counts().present());
        run.add(Measurement.of(MigrateMetrics.DOCUMENTS, Map.of(), (double) there, 1));
        run.add(Measurement.of(MigrateMetrics.HELD_OUT, Map.of(), (double) outcome.heldOutCount(), 1));
        run.add(Measurement.of(MigrateMetrics.TIME, Map.of(), seconds, 1));
        Path folder = run.finish(HtmlReport::rebuild);
        MigrateLines lines = new MigrateLines(terminal);
        lines.stores(report);
        lines.unmovable(outcome.problems(), outcome.heldOut());
        terminal.say(verdict.checks().get(0).reason());
        outcome.backup().ifPresent(backup -> terminal.say("Backup: " + backup));
        return Ending.of(terminal, folder)
                .with("stores", report.stores())
                .with("problems", outcome.problems())
                .with("held_out", outcome.heldOut())
                .with("refused", outcome.refused())
                .with("complete", outcome.complete())
                .with("backup", outcome.backup())
                .end(outcome.complete() ? ExitCode.OK : ExitCode.CHECK_FAILED);
    }

    private static Verdict verdict(RunOutcome outcome) {
        Outcome found = outcome.complete() ? Outcome.PASS : Outcome.FAIL;
        return Verdict.of(List.of(new Check("every document moved", found, reason(outcome))));
    }

    private static String reason(RunOutcome outcome) {
        String unmovable = String.format(
                Locale.ROOT,
                "%,d stores and %,d entries cannot be moved",
                outcome.problems().size(),
                outcome.heldOutCount());
        if (outcome.refused()) {
            return "Nothing was inserted: " + unmovable + "; mend them, or hold them out with --hold-out";
        }
        return String.format(
                Locale.ROOT,
                "%,d documents are in PostgreSQL: %,d of them were there already under their id; %s",
                sum(outcome, store -> store.counts().inserted() + store.counts().present()),
                sum(outcome, store -> store.counts().present()),
                unmovable);
    }

    private static long sum(RunOutcome outcome, ToLongFunction<StoreOutcome> count) {
        return outcome.stores().stream().mapToLong(count).sum();
    }
}
