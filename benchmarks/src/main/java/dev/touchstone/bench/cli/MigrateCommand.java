package dev.touchstone.bench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STEP",
        subcommands = {
            MigratePlanCommand.class,
            MigrateRunCommand.class,
            MigrateVerifyCommand.class,
            MigrateRollbackCommand.class,
            MigrateExportCommand.class
        },
        description = "Moves the file stores of a user_data folder into PostgreSQL, proves that nothing changed, "
                + "and goes back.",
        footer = {
            "",
            "The server is the one that DATABASE_URL or POSTGRES_HOST names; ENCRYPTION_MASTER_KEY reads encrypted stores.",
            "Exit codes: 0 done and complete, 1 something cannot be moved or differs, 3 could not be done, 64 usage."
        })
final class MigrateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no step given; there are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
