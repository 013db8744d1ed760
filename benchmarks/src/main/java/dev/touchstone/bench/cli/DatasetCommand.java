package dev.touchstone.bench.cli;

import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.packages.MachinePackages;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DatasetListCommand.class,
            DatasetPrepareCommand.class,
            DatasetTruthCommand.class,
            DatasetImportCommand.class,
            DatasetDoctorCommand.class
        },
        description = "Lists, prepares, imports and examines the datasets that are measured on.")
final class DatasetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no dataset command given; there are "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    static Path cache() {
        return TouchstoneHome.fromEnvironment(System.getenv()).datasets();
    }

    static DatasetCatalogue catalogue() {
        return DatasetCatalogue.standard(MachinePackages.fromEnvironment(System.getenv()));
    }
}
