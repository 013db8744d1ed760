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
import dev.touchstone.store.migration.MigrationPlan;
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
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Reads every store wholly and reports what a run would do and what is in its way; "
                + "needs no server and writes nothing but a report.")
final class MigratePlanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private MigrateOptions options;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal();
        try (Cleanup cleanup = new Cleanup()) {
            RunHeader header = RunHeader.of("migrate-plan", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            Progress progress = cleanup.add(common.progress());
            MigrationPlan plan = MigrationPlan.of(options.settings(), progress::advanced);
            progress.close();
            MigrationReport report = new MigrationRows(options.userData()).of(plan);
            Verdict verdict = verdict(plan);
            run.json(MigrationReport.FILE, report);
            run.json(Verdict.FILE, verdict);
            Path folder = run.finish(HtmlReport::rebuild);
            MigrateLines lines = new MigrateLines(terminal);
            lines.stores(report);
            lines.unmovable(plan.problems(), plan.heldOut());
            terminal.say(verdict.checks().get(0).reason());
            return Ending.of(terminal, folder)
                    .with("stores", report.stores())
                    .with("problems", plan.problems())
                    .with("held_out", plan.heldOut())
                    .with("clean", plan.clean())
                    .end(plan.clean() ? ExitCode.OK : ExitCode.CHECK_FAILED);
        }
    }

    private static Verdict verdict(MigrationPlan plan) {
        String reason = String.format(
                Locale.ROOT,
                "%,d stores with %,d documents can be moved; %,d stores and %,d entries cannot",
                plan.stores().size(),
                plan.stores().stream()
                        .mapToLong(store -> store.survey().documents())
                        .sum(),
                plan.problems().size(),
                plan.heldOut().size());
        return Verdict.of(List.of(new Check("plan", plan.clean() ? Outcome.PASS : Outcome.FAIL, reason)));
    }
}
