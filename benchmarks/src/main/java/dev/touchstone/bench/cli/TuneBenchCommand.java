package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.tune.Agreement;
import dev.touchstone.bench.tune.TuneProfile;
import dev.touchstone.bench.tune.TuneRequest;
import dev.touchstone.bench.tune.Unfinished;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.table.RunTables;
import dev.touchstone.report.table.TerminalTable;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Target;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.store.postgres.SpacePattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = "Whether tune picks as well when it gives settings up early as when it measures them all, over "
                + "the recorded cells of one exhaustive run in five rounds; and how much of an ordinary run's time was "
                + "not building and measuring. About 20 minutes.")
final class TuneBenchCommand implements Callable<Integer> {
    private static final String GRID = "/grids/bench-tune.yaml";

    @Mixin
    private CommonOptions common;

    @Mixin
    private DatasetOption dataset;

    @Option(
            names = "--recall",
            paramLabel = "R",
            defaultValue = "0.95",
            description = "the target's mean recall (default: ${DEFAULT-VALUE})")
    private double recall;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "10", description = "searches (default: 10)")
    private int seeds;

    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            description = "the exhaustive run of an earlier bench tune with the same options, instead of a new one")
    private Path recorded;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "STANDARD",
            description = "how much the exhaustive run measures: standard (the default), whose rounds are more than a "
                    + "search compares in, so that searches draw different ones; or smoke, only to see that it works")
    private TuneProfile profile;

    @Override
    public Integer call() {
        OptionRange.check("--seeds", seeds, 1, 1_000);
        Terminal terminal = common.terminal();
        Run exhaustive = Run.read(recorded == null ? run(request(profile, true), terminal) : recorded);
        Run ordinary = Run.read(run(request(searched(), false), terminal));
        Path folder = write(exhaustive, ordinary);
        terminal.say(TerminalTable.render(RunTables.yardstick(Run.read(folder), "tune")));
        return Ending.of(terminal, folder)
                .with("measurements", Run.read(folder).measurements())
                .end(ExitCode.OK);
    }

    private Path run(TuneRequest request, Terminal terminal) {
        try (Cleanup cleanup = new Cleanup()) {
            Instant started = Instant.now();
            Unfinished unfinished = Unfinished.begin(common.out(), request, started);
            if (request.exhaustive()) {
                terminal.note("If interrupted, go on with: ./touchstone tune --resume " + unfinished.folder()
                        + ", then ./touchstone bench tune --recorded with the run folder it names");
            }
            return TuneCommand.tuner(common, request, cleanup).run(unfinished, started);
        }
    }

    private Path write(Run exhaustive, Run ordinary) {
        try (Cleanup cleanup = new Cleanup()) {
            RunHeader header = RunHeader.of("bench-tune", exhaustive.header().dataset(), Instant.now())
                    .withConfiguration(Map.of("seeds", seeds, "recall", recall, "grid", grid()))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            List<Agreement.Pick> picks = new Agreement(
                            TuneCommand.tuner(common, request(searched(), false), cleanup)
                                    .plan(),
                            exhaustive,
                            profile)
                    .picks(seeds);
            picks.stream()
                    .filter(pick -> Double.isFinite(pick.ratio()))
                    .forEach(pick -> run.add(Measurement.of(
                            TuneMetrics.P95_RATIO, Map.of("seed", Long.toString(pick.seed())), pick.ratio(), 1)));
            double agreeing = picks.stream().filter(Agreement.Pick::agrees).count();
            run.add(Measurement.of(TuneMetrics.AGREEMENT, Map.of(), agreeing / seeds, seeds));
            ordinary.json(TuneRun.FILE, TuneRun.class)
                    .flatMap(TuneRun::account)
                    .ifPresent(account ->
                            run.add(Measurement.of(TuneMetrics.OVERHEAD, Map.of(), account.overheadRatio(), 1)));
            return run.finish(HtmlReport::rebuild);
        }
    }

    /** The profile whose searches are compared with the exhaustive run. */
    private TuneProfile searched() {
        return profile == TuneProfile.SMOKE ? TuneProfile.SMOKE : TuneProfile.QUICK;
    }

    private TuneRequest request(TuneProfile effort, boolean exhaustive) {
        return new TuneRequest(
                dataset.name(),
                10,
                Optional.of(grid()),
                Target.recall(RecallStatistic.MEAN, recall),
                effort,
                Optional.empty(),
                exhaustive,
                false,
                false,
                Optional.empty(),
                SpacePattern.DEFAULT.text());
    }

    private static String grid() {
        try (InputStream in = TuneBenchCommand.class.getResourceAsStream(GRID)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
