package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.environment.OutFolder;
import dev.touchstone.bench.tune.ServerLimits;
import dev.touchstone.bench.tune.TunePlan;
import dev.touchstone.bench.tune.TuneProfile;
import dev.touchstone.bench.tune.TuneRequest;
import dev.touchstone.bench.tune.Tuner;
import dev.touchstone.bench.tune.Unfinished;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.report.tune.Percentile;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Target;
import dev.touchstone.report.tune.TuneLines;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TuneTables;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.SpacePattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = "Finds the cheapest index and search settings of a dataset that meet a target, shows why, and "
                + "writes the SQL that applies them and the SQL that undoes it.")
final class TuneCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatasetOption dataset;

    @Option(
            names = "--grid",
            paramLabel = "FILE",
            description = "YAML file of the space to search (default: derived from the dataset; --dry-run prints it)")
    private Path grid;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--recall",
            paramLabel = "R",
            defaultValue = "0.95",
            description = "least recall, by the lower end of its interval (default: ${DEFAULT-VALUE})")
    private double recall;

    @Option(
            names = "--recall-on",
            paramLabel = "FIGURE",
            defaultValue = "mean",
            description = "mean, p5 or minimum (default: ${DEFAULT-VALUE})")
    private String recallOn;

    @Option(names = "--p95-ms", paramLabel = "MS", description = "the most that p95 may be")
    private Double p95;

    @Option(names = "--p99-ms", paramLabel = "MS", description = "the most that p99 may be; one of the two")
    private Double p99;

    @Option(names = "--memory", paramLabel = "SIZE", description = "the most the index may take, such as 2GiB")
    private String memory;

    @Option(names = "--build-time", paramLabel = "TIME", description = "the longest build, such as 10m")
    private String buildTime;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "QUICK",
            description =
                    "smoke (seconds, only to see that it works), quick (up to 5 minutes for 10,000 documents, the "
                            + "default), standard or thorough")
    private TuneProfile profile;

    @Option(names = "--budget", paramLabel = "TIME", description = "the time the run may take, such as 30m")
    private String budget;

    @Option(names = "--exhaustive", description = "measure every setting; give none up early")
    private boolean exhaustive;

    @Option(names = "--per-user", description = "every query searches the documents of its own user")
    private boolean perUser;

    @Option(names = "--no-ingest", description = "do not measure how fast documents are stored, by batch and pool size")
    private boolean noIngest;

    @Option(
            names = "--server-memory",
            paramLabel = "SIZE",
            description =
                    "memory of the server's machine, such as 64GiB (default: this machine's, or what a server named by a URL says; "
                            + "where it may not say, builds are not held against it)")
    private String serverMemory;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description =
                    "schema that apply.sql and undo.sql change (default: VECTOR_STORE_SCHEMA, else that of migrate)")
    private String schema;

    @Option(names = "--dry-run", description = "print the grid, the builds in order and the expected time, and end")
    private boolean dryRun;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "go on with an interrupted run, as it was asked; other wishes beside it are refused")
    private Path resume;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        if (dryRun) {
            if (resume != null) {
                throw new ConfigurationException("--dry-run prints what a new run would do; leave out --resume");
            }
            return dryRun(terminal);
        }
        Path folder = run(terminal);
        Run run = Run.read(folder);
        TuneRun tune = run.json(TuneRun.FILE, TuneRun.class).orElseThrow();
        Recommendation found =
                run.json(Recommendation.FILE, Recommendation.class).orElseThrow();
        terminal.say(TerminalTable.render(new TuneTables(tune).frontier(found)));
        TuneLines.of(found).forEach(terminal::say);
        return Ending.of(terminal, folder).with("recommendation", found).end(exitCode(found.outcome()));
    }

    private static int exitCode(Recommendation.Outcome outcome) {
        return switch (outcome) {
            case INDEX, EXACT_IS_ENOUGH -> ExitCode.OK;
            case NOTHING_MEETS -> ExitCode.CHECK_FAILED;
            case UNCERTAIN -> ExitCode.INCONCLUSIVE;
            case NOTHING_MEASURED -> ExitCode.NOT_MEASURED;
        };
    }

    private int dryRun(Terminal terminal) {
        try (Cleanup cleanup = new Cleanup()) {
            TunePlan plan = tuner(common, request(), cleanup).plan();
            terminal.say(plan.text().strip());
            plan.lines().forEach(terminal::say);
            plan.refinement().ifPresent(terminal::say);
            terminal.say(String.format(
                    Locale.ROOT,
                    "%d builds, %d settings, about %.0f s",
                    plan.lines().size(),
                    plan.candidates(),
                    plan.expectedSeconds()));
            terminal.result(Map.of(
                    "grid", plan.text(),
                    "builds", plan.lines().stream().map(String::strip).toList(),
                    "settings", plan.candidates(),
                    "expected_seconds", plan.expectedSeconds(),
                    "exit_code", ExitCode.OK));
            return ExitCode.OK;
        }
    }

    private Path run(Terminal terminal) {
        try (Cleanup cleanup = new Cleanup()) {
            Instant started = Instant.now();
            Unfinished unfinished = resume == null ? begin(cleanup, started) : resumed();
            String goOn = "./touchstone tune --resume " + unfinished.folder();
            terminal.note("If interrupted, go on with: " + goOn);
            cleanup.add(() -> {
                if (Files.exists(unfinished.folder())) {
                    terminal.note("What was measured is kept; go on with: " + goOn);
                }
            });
            return tuner(common, unfinished.request(), cleanup).run(unfinished, started);
        }
    }

    /** Refuses what cannot be done before there is a folder. */
    private Unfinished begin(Cleanup cleanup, Instant started) {
        OutFolder.requireWritable(common.out());
        TuneRequest request = request();
        tuner(common, request, cleanup).plan();
        return Unfinished.begin(common.out(), request, started);
    }

    private Unfinished resumed() {
        Unfinished unfinished = Unfinished.resume(resume);
        ResumedTune.requireSame(spec.commandLine().getParseResult(), request(), unfinished.request());
        return unfinished;
    }

    /** A tuner where the common options say. */
    static Tuner tuner(CommonOptions common, TuneRequest request, Cleanup cleanup) {
        Progress progress = cleanup.add(common.progress());
        return new Tuner(
                request,
                new Tuner.Place(
                        common.postgres(),
                        common.out(),
                        TouchstoneHome.fromEnvironment(System.getenv()),
                        System.getenv(),
                        progress::advanced),
                cleanup);
    }

    private TuneRequest request() {
        return new TuneRequest(
                dataset.name(),
                results.k(),
                Optional.ofNullable(grid).map(new TuneGridFile()::text),
                target(),
                profile,
                Optional.ofNullable(budget)
                        .map(time -> Amount.duration("--budget", time).toSeconds()),
                exhaustive,
                perUser,
                !noIngest,
                serverMemory(),
                schema());
    }

    private String schema() {
        if (schema == null) {
            return SpacePattern.fromEnvironment(System.getenv()).text();
        }
        try {
            return new SpacePattern(schema).text();
        } catch (InvalidInputException e) {
            throw new ConfigurationException("--schema is '" + schema + "'; " + e.getMessage(), e);
        }
    }

    private Target target() {
        if (!(recall > 0 && recall <= 1)) {
            throw new ConfigurationException("--recall is " + recall + "; it must lie above 0 and be at most 1");
        }
        if (p95 != null && p99 != null) {
            throw new ConfigurationException("--p95-ms and --p99-ms are both given; a target names one of them");
        }
        Target target = Target.recall(statistic(), recall);
        if (p95 != null) {
            target = target.within(Percentile.P95, OptionRange.positive("--p95-ms", p95));
        } else if (p99 != null) {
            target = target.within(Percentile.P99, OptionRange.positive("--p99-ms", p99));
        }
        if (memory != null) {
            target = target.withIndexBytes(Amount.bytes("--memory", memory));
        }
        return buildTime == null
                ? target
                : target.withBuildSeconds(
                        (double) Amount.duration("--build-time", buildTime).toSeconds());
    }

    private RecallStatistic statistic() {
        return List.of(RecallStatistic.values()).stream()
                .filter(figure -> figure.text().equals(recallOn))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "--recall-on is '" + recallOn + "'; it must be mean, p5 or minimum"));
    }

    private Optional<Long> serverMemory() {
        if (serverMemory != null) {
            return Optional.of(Amount.bytes("--server-memory", serverMemory));
        }
        Optional<ConnectionSettings> lent = new PostgresServers(System.getenv()).lent(common.postgres());
        return lent.isEmpty() ? Machine.current().memoryBytes() : lent.flatMap(ServerLimits::memoryBytes);
    }
}
