package dev.touchstone.bench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            StoreBenchCommand.class,
            OracleBenchCommand.class,
            GateBenchCommand.class,
            MigrateBenchCommand.class,
            LoadBenchCommand.class,
            TuneBenchCommand.class,
            PlanBenchCommand.class
        },
        description = "The project's own yardsticks, as ratios measured in one run.")
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no yardstick given; there are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
