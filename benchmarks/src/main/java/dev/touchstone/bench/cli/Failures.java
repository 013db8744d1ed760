package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.UnknownDatasetException;
import dev.touchstone.report.ReportException;
import dev.touchstone.store.VectorStoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns every failure into one line on standard error and an exit code. */
final class Failures {
    private static final List<Class<? extends RuntimeException>> USAGE =
            List.of(ConfigurationException.class, UnknownDatasetException.class);

    private static final List<Class<? extends RuntimeException>> EXPECTED = List.of(
            VectorStoreException.class,
            DatasetException.class,
            UnavailableException.class,
            ReportException.class,
            BenchmarkFailedException.class);

    private final boolean debug;

    Failures(Map<String, String> environment) {
        this.debug = environment.containsKey("TOUCHSTONE_DEBUG");
    }

    int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("touchstone: " + usageReason(e, command) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String usageReason(ParameterException e, CommandLine command) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            return "unknown command '" + unmatched.getUnmatched().get(0) + "'; there are "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return oneLine(e.getMessage());
    }

    int execution(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (shuttingDown()) {
            err.println("touchstone: interrupted; nothing half-written is left behind");
            return ExitCode.NOT_MEASURED;
        }
        err.println("touchstone: " + message(e));
        if (debug) {
            e.printStackTrace(err);
        }
        return USAGE.stream().anyMatch(type -> type.isInstance(e)) ? ExitCode.USAGE : ExitCode.NOT_MEASURED;
    }

    /** Whether Ctrl-C or SIGTERM is ending this JVM; what fails then fails because its servers are being stopped. */
    private static boolean shuttingDown() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private String message(Exception e) {
        if (USAGE.stream().anyMatch(type -> type.isInstance(e))
                || EXPECTED.stream().anyMatch(type -> type.isInstance(e))) {
            return oneLine(e.getMessage());
        }
        if (e instanceof UncheckedIOException io) {
            return io(io.getCause());
        }
        if (e instanceof IOException io) {
            return io(io);
        }
        return "a defect in Touchstone: " + oneLine(e.toString()) + (debug ? "" : "; TOUCHSTONE_DEBUG=1 shows where");
    }

    private static String io(IOException e) {
        if (e instanceof FileSystemException file) {
            String reason = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
            return file.getFile() + ": " + oneLine(reason);
        }
        return oneLine(String.valueOf(e.getMessage()));
    }

    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
