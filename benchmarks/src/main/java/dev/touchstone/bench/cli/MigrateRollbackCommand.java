package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.migration.MigrationRows;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.migration.MigrationReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.migration.Rollback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Undoes the latest run: deletes exactly what it inserted, and puts the files back where they "
                + "changed. Documents added or replaced since stay in PostgreSQL: export them first.")
final class MigrateRollbackCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private MigrateOptions options;

    @Override
    public Integer call() throws IOException {
        try (Cleanup cleanup = new Cleanup()) {
            MigrationTargets targets = cleanup.add(options.targets(common.postgres()));
            RunHeader header = RunHeader.of("migrate-rollback", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            Progress progress = cleanup.add(common.progress());
            Rollback.Outcome outcome = new Rollback(options.settings(), targets, progress::advanced).rollBack();
            progress.close();
            MigrationReport report = new MigrationRows(options.userData()).of(outcome);
            run.json(MigrationReport.FILE, report);
            Check check = new Check("rolled back", Outcome.PASS, reason(outcome));
            run.json(Verdict.FILE, Verdict.of(List.of(check)));
            Path folder = run.finish(HtmlReport::rebuild);
            Terminal terminal = common.terminal();
            new MigrateLines(terminal).stores(report);
            outcome.stores().stream()
                    .flatMap(store -> store.restored().stream())
                    .forEach(file -> terminal.say("RESTORED " + file));
            terminal.say(check.reason());
            return Ending.of(terminal, folder)
                    .with("migration_run", outcome.run())
                    .with("stores", report.stores())
                    .end(ExitCode.OK);
        }
    }

    private static String reason(Rollback.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "the run of %s is undone: %,d documents deleted, %,d files restored; %,d documents added or replaced since stay",
                outcome.startedAt(),
                outcome.stores().stream().mapToLong(Rollback.Undone::deleted).sum(),
                outcome.stores().stream()
                        .mapToLong(store -> store.restored().size())
                        .sum(),
                outcome.stores().stream().mapToLong(Rollback.Undone::left).sum());
    }
}
