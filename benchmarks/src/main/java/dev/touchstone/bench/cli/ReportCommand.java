package dev.touchstone.bench.cli;

import dev.touchstone.report.compare.Change;
import dev.touchstone.report.compare.ComparisonTables;
import dev.touchstone.report.compare.RunComparison;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReportShadowCommand.class, ReportTunesCommand.class},
        description = "Works on the run folders of earlier commands and on shadow journals, without a database.")
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no report command given: rebuild, compare, shadow or tunes");
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = "Draws the charts and writes report.html again from a run folder's data.")
    int rebuild(
            @Mixin CommonOptions common,
            @Parameters(paramLabel = "RUN", description = "a run folder, such as runs/20261123T014500Z-demo-...")
                    Path runFolder) {
        HtmlReport.rebuild(runFolder);
        return Ending.of(common.terminal(), runFolder).end(ExitCode.OK);
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description =
                    "Sets two runs side by side: every figure with its spread, their ratio with the noise band, and "
                            + "whether it got better or worse. Exits with 1 where a figure got worse.")
    int compare(
            @Mixin CommonOptions common,
            @Parameters(paramLabel = "FIRST", description = "the run to compare with") Path first,
            @Parameters(paramLabel = "SECOND", description = "the run that is judged") Path second) {
        RunComparison comparison = RunComparison.of(Run.read(first), Run.read(second));
        Terminal terminal = common.terminal();
        terminal.say("First:  " + first.getFileName());
        terminal.say("Second: " + second.getFileName());
        Stream.of(
                        ComparisonTables.circumstances(comparison),
                        ComparisonTables.figures(comparison),
                        ComparisonTables.lonely(comparison))
                .filter(table -> !table.isEmpty())
                .forEach(table -> terminal.say(TerminalTable.render(table)));
        ComparisonTables.caution(comparison).ifPresent(terminal::say);
        terminal.say(ComparisonTables.sentence(comparison));
        int code = comparison.count(Change.WORSE) > 0 ? ExitCode.CHECK_FAILED : ExitCode.OK;
        terminal.result(Map.of(
                "figures", comparison.figures(),
                "only_first", comparison.onlyFirst(),
                "only_second", comparison.onlySecond(),
                "same_data", comparison.sameData(),
                "circumstances", comparison.circumstances(),
                "exit_code", code));
        return code;
    }
}
