package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.PolicyFile;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.gate.Gate;
import dev.touchstone.bench.gate.GateOutcome;
import dev.touchstone.bench.gate.GateSetup;
import dev.touchstone.bench.gate.LegacyStore;
import dev.touchstone.bench.gate.Profile;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.report.gate.output.Certificate;
import dev.touchstone.report.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = "Decides whether the store may replace the file store: conformance, parity, recall and latency "
                + "under a policy. Writes a verdict, JUnit XML, a summary, and on PASS a cutover certificate.",
        footer = {
            "",
            "Exit codes: 0 PASS, 1 FAIL, 2 INCONCLUSIVE, 3 could not measure, 64 usage or a policy that cannot be used."
        })
final class GateCommand implements Callable<Integer> {
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "YAML file that says what to ask for (default: the policy that --print-policy prints)")
    private Path policyFile;

    @Option(names = "--print-policy", description = "print the default policy, to start your own from, and end")
    private boolean printPolicy;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "quick",
            description = "how much to measure: quick, standard or thorough (default: ${DEFAULT-VALUE})")
    private Profile profile;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            description = "rounds to measure, 3 to 1000, instead of the profile's")
    private Integer rounds;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = "run folder of an earlier gate on the same data and machine, to compare with")
    private Path baseline;

    @Mixin
    private DatasetOption dataset;

    @ArgGroup(exclusive = false, heading = "Your own file store instead of a dataset:%n")
    private LegacyOptions legacy;

    /** The options that name a user's own file store. */
    static final class LegacyOptions extends CollectionOptions {
        private static final int MAX_QUERIES = 100_000;

        @Option(
                names = "--legacy",
                paramLabel = "DIR",
                required = true,
                description = "the application's user_data folder, which holds one folder a user; only read")
        private Path userData;

        @Option(
                names = "--queries",
                paramLabel = "N",
                defaultValue = "1000",
                description = "number of queries, each halfway between two of your documents (default: 1000)")
        private int queries;

        @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the queries (default: 1)")
        private long seed;

        LegacyStore store() {
            OptionRange.check("--queries", queries, 2, MAX_QUERIES);
            return new LegacyStore(userData, id(), queries, seed);
        }
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        if (printPolicy) {
            terminal.print(PolicyFile.template());
            return ExitCode.OK;
        }
        GateOutcome outcome = run();
        terminal.say(outcome.verdict().checks());
        terminal.say("");
        terminal.say("Verdict: " + outcome.verdict().outcome());
        if (outcome.verdict().outcome() == Outcome.PASS) {
            terminal.say("Certificate: " + outcome.runFolder().resolve(Certificate.TEXT_FILE));
        }
        appendToStepSummary(outcome.summary(), terminal);
        return Ending.of(terminal, outcome.runFolder())
                .with("verdict", outcome.verdict().outcome())
                .with("checks", outcome.verdict().checks())
                .end(exitCode(outcome));
    }

    private PolicyFile policy() {
        if (policyFile == null) {
            return PolicyFile.standard(baseline != null);
        }
        PolicyFile policy = PolicyFile.read(policyFile);
        if (baseline != null && policy.policy().baseline().isEmpty()) {
            throw new ConfigurationException(
                    "policy " + policyFile + " has no \"baseline\", so --baseline would decide "
                            + "nothing; add it as in gate --print-policy, or leave --baseline out");
        }
        return policy;
    }

    private GateSetup.Effort effort() {
        if (rounds == null) {
            return GateSetup.Effort.of(profile);
        }
        OptionRange.check("--rounds", rounds, 3, 1000);
        return GateSetup.Effort.own(rounds);
    }

    private GateOutcome run() {
        PolicyFile policy = policy();
        Map<String, String> environment = System.getenv();
        GateSetup.Scope scope = new GateSetup.Scope(
                dataset.name(), Optional.ofNullable(legacy).map(LegacyOptions::store), Optional.ofNullable(baseline));
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            GateSetup.Place place = new GateSetup.Place(
                    common.out(),
                    TouchstoneHome.fromEnvironment(environment),
                    environment,
                    progress::advanced,
                    Clock.systemUTC(),
                    Version.NUMBER);
            return new Gate(new GateSetup(policy, effort(), scope, common.postgres(), place), cleanup).run();
        }
    }

    /** What CI shows of a job. The verdict stands whether or not it can be shown there. */
    private static void appendToStepSummary(String summary, Terminal terminal) {
        String file = System.getenv().getOrDefault(STEP_SUMMARY, "");
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file), summary, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            terminal.note("touchstone: the summary cannot be appended to " + STEP_SUMMARY + ": " + e.getMessage());
        }
    }

    private static int exitCode(GateOutcome outcome) {
        return switch (outcome.verdict().outcome()) {
            case PASS -> ExitCode.OK;
            case FAIL -> ExitCode.CHECK_FAILED;
            case INCONCLUSIVE -> outcome.unmeasured() ? ExitCode.NOT_MEASURED : ExitCode.INCONCLUSIVE;
        };
    }
}
