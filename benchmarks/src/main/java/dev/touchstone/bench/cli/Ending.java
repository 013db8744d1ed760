package dev.touchstone.bench.cli;

import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The end of a command that wrote a run folder: the result for machines, and the report's path as the last line. */
final class Ending {
    private final Terminal terminal;
    private final Path report;
    private final Map<String, Object> result = new LinkedHashMap<>();

    private Ending(Terminal terminal, Path runFolder) {
        this.terminal = terminal;
        this.report = runFolder.resolve(HtmlReport.FILE);
        result.put("run", runFolder.toString());
        result.put("report", report.toString());
    }

    static Ending of(Terminal terminal, Path runFolder) {
        return new Ending(terminal, runFolder);
    }

    /** Ends a yardstick: prints its table, and its figures for machines. */
    static int ofYardstick(Terminal terminal, Path runFolder, String name) {
        Run run = Run.read(runFolder);
        terminal.say(TerminalTable.render(RunTables.yardstick(run, name)));
        return of(terminal, runFolder).with("measurements", run.measurements()).end(ExitCode.OK);
    }

    /** Adds a field to the JSON result. */
    Ending with(String key, Object value) {
        result.put(key, value);
        return this;
    }

    /** Prints the result and returns the exit code. */
    int end(int exitCode) {
        result.put("exit_code", exitCode);
        terminal.result(result);
        terminal.say("Report: " + report);
        return exitCode;
    }
}
