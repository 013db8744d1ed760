package dev.touchstone.bench.cli;

import dev.touchstone.bench.shadow.ShadowReport;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.ShadowTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        description = "Draws a shadow period from its journal: what became of the questions, differences by class over "
                + "time, the latency of both stores, how far PostgreSQL was behind. Exits with 1 unless the period "
                + "speaks for the switch.")
final class ReportShadowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "JOURNAL",
            arity = "1..*",
            description = "the folder VECTOR_STORE_SHADOW_JOURNAL named, or single files of it; may still be written")
    private List<Path> journals;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            defaultValue = "1000",
            description = "answers that must have been compared (default: ${DEFAULT-VALUE})")
    private int atLeast;

    @Override
    public Integer call() {
        OptionRange.check("--at-least", atLeast, 1, Integer.MAX_VALUE);
        Terminal terminal = common.terminal();
        ShadowReport report = ShadowReport.read(journals, atLeast);
        RunHeader header = RunHeader.of("report-shadow", Optional.empty(), Instant.now())
                .withConfiguration(report.configuration());
        try (RunWriter run = RunWriter.create(common.out(), header)) {
            report.writeTo(run);
            Path folder = run.finish(HtmlReport::rebuild);
            return finish(terminal, report, Run.read(folder));
        }
    }

    private static int finish(Terminal terminal, ShadowReport report, Run run) {
        terminal.say(TerminalTable.render(ShadowTables.questions(run)));
        if (!ShadowTables.differences(run).isEmpty()) {
            terminal.say(TerminalTable.render(ShadowTables.differences(run)));
        }
        if (!ShadowTables.latencies(run).isEmpty()) {
            terminal.say(TerminalTable.render(ShadowTables.latencies(run)));
        }
        List<Check> checks = report.verdict().checks();
        terminal.say(checks);
        Outcome outcome = report.verdict().outcome();
        return Ending.of(terminal, run.folder())
                .with("verdict", outcome)
                .with("checks", checks)
                .with("measurements", run.measurements())
                .end(outcome == Outcome.PASS ? ExitCode.OK : ExitCode.CHECK_FAILED);
    }
}
