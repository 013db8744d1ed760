package dev.touchstone.bench.cli;

import dev.touchstone.conformance.postgres.Check;
import dev.touchstone.conformance.postgres.Doctor;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what this machine has, what is missing, and the one command that mends it.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        List<Check> checks = new Doctor(System.getenv()).check(wanted());
        Terminal terminal = common.terminal();
        for (Check check : checks) {
            terminal.say(String.format(Locale.ROOT, "%-8s  %-22s %s", state(check), check.subject(), check.found()));
            if (!check.remedy().isEmpty()) {
                terminal.say("          " + " ".repeat(22) + " -> " + check.remedy());
            }
        }
        boolean ready = Doctor.ready(checks);
        terminal.say(ready ? "Ready: ./touchstone demo" : "Not ready: mend what is missing, from the top.");
        terminal.result(Map.of("ready", ready, "checks", checks));
        return ready ? ExitCode.OK : ExitCode.NOT_MEASURED;
    }

    /** The source of --postgres, else the one the environment names. */
    private Optional<PostgresSource> wanted() {
        return common.postgres()
                .or(() -> Optional.ofNullable(System.getenv(PostgresServers.VARIABLE))
                        .filter(name -> !name.isEmpty())
                        .map(name -> PostgresSource.parse(PostgresServers.VARIABLE, name)));
    }

    private static String state(Check check) {
        return check.state().name().toLowerCase(Locale.ROOT);
    }
}
