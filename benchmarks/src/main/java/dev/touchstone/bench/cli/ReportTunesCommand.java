package dev.touchstone.bench.cli;

import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.MarkdownTable;
import dev.touchstone.report.table.Table;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.report.tune.TuneSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tunes",
        mixinStandardHelpOptions = true,
        description = "Sets the recommendations of several tune runs below one another, such as one for each dataset.")
final class ReportTunesCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "run folders of ./touchstone tune")
    private List<Path> folders;

    @Option(names = "--markdown", description = "print the table as Markdown")
    private boolean markdown;

    @Override
    public Integer call() {
        Table table = TuneSummary.of(folders.stream().map(Run::read).toList());
        Terminal terminal = common.terminal();
        terminal.say((markdown ? MarkdownTable.render(table) : TerminalTable.render(table)).stripTrailing());
        terminal.result(Map.of(
                "columns",
                table.columns().stream().map(column -> column.header()).toList(),
                "rows",
                table.rows()));
        return ExitCode.OK;
    }
}
