package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.Grid;
import dev.touchstone.bench.config.GridFile;
import dev.touchstone.bench.demo.Demo;
import dev.touchstone.bench.demo.DemoResult;
import dev.touchstone.bench.demo.DemoSetup;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Proves the store on real data: fills the file store and PostgreSQL, compares their answers, "
                + "measures index, batch and pool settings, and writes a report.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--grid",
            paramLabel = "FILE",
            description = "YAML file that says what to measure (default: the demo's own grid)")
    private Path gridFile;

    @Override
    public Integer call() {
        Grid grid = gridFile == null ? new GridFile().demo() : new GridFile().read(gridFile);
        Terminal terminal = common.terminal();
        terminal.note(String.format(Locale.ROOT, "Demo on %s: %d cells", grid.dataset(), grid.cells()));
        DemoResult result = run(grid);
        Run run = Run.read(result.runFolder());
        terminal.say("");
        terminal.say(TerminalTable.render(RunTables.cells(run)));
        terminal.say(result.verdict().checks());
        return Ending.of(terminal, result.runFolder())
                .with("verdict", result.verdict().outcome())
                .with("checks", result.verdict().checks())
                .end(exitCode(result.verdict()));
    }

    private DemoResult run(Grid grid) {
        Map<String, String> environment = System.getenv();
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            DemoSetup setup = new DemoSetup(
                    grid,
                    common.postgres(),
                    common.out(),
                    TouchstoneHome.fromEnvironment(environment),
                    environment,
                    progress::advanced,
                    Clock.systemUTC());
            return new Demo(setup, cleanup).run();
        }
    }

    private static int exitCode(Verdict verdict) {
        return verdict.outcome() == Outcome.PASS ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
