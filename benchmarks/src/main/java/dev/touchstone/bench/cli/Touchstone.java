package dev.touchstone.bench.cli;

import dev.touchstone.conformance.machine.TouchstoneHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code ./touchstone COMMAND}. */
@Command(
        name = "./touchstone",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Decides whether a pgvector store may replace a file-based one, and measures what it costs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            TestCommand.class,
            DoctorCommand.class,
            ProvisionCommand.class,
            ParityCommand.class,
            GateCommand.class,
            PlanCommand.class,
            AgeCommand.class,
            TuneCommand.class,
            MigrateCommand.class,
            BenchCommand.class,
            DatasetCommand.class,
            ReportCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done and every check passed, 1 a check failed, 2 inconclusive, 3 could not measure, 64 usage.",
            "Environment: TOUCHSTONE_HOME cache folder (default ~/.cache/touchstone), TOUCHSTONE_POSTGRES,",
            "  DATABASE_URL or POSTGRES_HOST/PORT/DB/USER/PASSWORD your own server, TOUCHSTONE_DEBUG=1 stack traces."
        })
public final class Touchstone implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        keepNativeLibrariesInTheCacheFolder();
        System.exit(commandLine().execute(args));
    }

    /** The tokenizer unpacks its library into a shared folder otherwise, from where anyone's would be loaded. */
    private static void keepNativeLibrariesInTheCacheFolder() {
        String folder = TouchstoneHome.fromEnvironment(System.getenv())
                .nativeLibraries()
                .toString();
        System.setProperty("DJL_CACHE_DIR", folder);
        System.setProperty("ENGINE_CACHE_DIR", folder);
    }

    static CommandLine commandLine() {
        Failures failures = new Failures(System.getenv());
        return new CommandLine(new Touchstone())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(failures::usage)
                .setExecutionExceptionHandler(failures::execution);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
