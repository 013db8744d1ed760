package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.gate.GateBenchRun;
import dev.touchstone.bench.gate.GateSetup;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.table.Numbers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description =
                "How often the gate cries wolf on equal runs, and how often it catches a planted recall loss of one "
                        + "point and a planted slowdown of 20 %%, under the default policy against a baseline.")
final class GateBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private DatasetOption dataset;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "real runs, an even number: equal ones are compared in pairs (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            description = "rounds a run, of kept sessions the first R (default: all that kept sessions have, else "
                    + GateBenchRun.Size.ROUNDS + ", fewer than any profile makes, on the safe side)")
    private Integer rounds;

    @Option(
            names = "--simulated",
            paramLabel = "N",
            defaultValue = "200",
            description = "runs drawn from the real ones (default: ${DEFAULT-VALUE})")
    private int simulated;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "go on with the sessions of an interrupted run; where all are there, judge them again")
    private Path sessions;

    @Override
    public Integer call() {
        OptionRange.check("--runs", runs, 2, 200);
        if (rounds != null) {
            OptionRange.check("--rounds", rounds, 3, 100);
        }
        OptionRange.check("--simulated", simulated, 100, 100_000);
        if (runs % 2 != 0) {
            throw new ConfigurationException(
                    "--runs is " + runs + "; it must be even, since runs are compared in pairs");
        }
        Terminal terminal = common.terminal();
        Path folder = measure(terminal);
        return Ending.ofYardstick(terminal, folder, "gate");
    }

    private Path measure(Terminal terminal) {
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        Path kept = sessions == null ? common.out().resolve("bench-gate-sessions-" + clock.millis()) : sessions;
        terminal.note("Sessions are kept in " + kept + "; go on after an interruption with --resume " + kept);
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            GateSetup.Place place = new GateSetup.Place(
                    common.out(),
                    TouchstoneHome.fromEnvironment(environment),
                    environment,
                    progress::advanced,
                    clock,
                    Version.NUMBER);
            GateBenchRun.Size size = new GateBenchRun.Size(dataset.name(), runs, rounds(), simulated);
            return new GateBenchRun(size, common.postgres(), place, kept)
                    .run(cleanup, figures -> terminal.note(soFar(figures)));
        }
    }

    private OptionalInt rounds() {
        return rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
    }

    /** One line, so that an interrupted run has said what it found. */
    private static String soFar(List<Measurement> figures) {
        return figures.stream()
                .map(figure -> figure.metric() + " " + Numbers.significant(figure.value()) + " of " + figure.samples())
                .collect(Collectors.joining(", ", "So far: ", ""));
    }
}
