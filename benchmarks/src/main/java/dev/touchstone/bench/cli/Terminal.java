package dev.touchstone.bench.cli;

import dev.touchstone.report.run.RunJson;
import dev.touchstone.report.verdict.Check;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a command writes: results to standard output, everything else to standard error. */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    Terminal(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /** Prints a part of the result for people; with --json it goes to standard error. */
    void say(String text) {
        (json ? err : out).println(text);
    }

    /** Prints what each check came to, a line each. */
    void say(List<Check> checks) {
        checks.forEach(check ->
                say(String.format(Locale.ROOT, "%-12s %s: %s", check.outcome(), check.name(), check.reason())));
    }

    /** Prints a document as it is. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Prints what is being done. */
    void note(String text) {
        err.println(text);
    }

    /** Prints the result for machines; nothing unless --json was given. */
    void result(Map<String, ?> object) {
        if (!json) {
            return;
        }
        out.println(RunJson.compact(object));
    }
}
