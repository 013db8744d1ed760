package dev.touchstone.bench.cli;

import dev.touchstone.report.html.HtmlReport;
import java.nio.file.Path;
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
        description = "Works on the run folders of earlier commands, without a database.")
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no report command given: rebuild");
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
}
