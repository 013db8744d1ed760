package dev.touchstone.bench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the shell script runs the tests itself, since Maven must not run inside its build. */
@Command(name = "test", description = "Provisions PostgreSQL, then runs every check of the project (mvn verify).")
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("touchstone: the tests are started by the script: ./touchstone test");
        return ExitCode.USAGE;
    }
}
