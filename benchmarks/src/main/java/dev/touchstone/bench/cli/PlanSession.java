package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.plan.Checkpoint;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.PlanSite;
import dev.touchstone.bench.plan.Planner;
import dev.touchstone.bench.plan.Steps;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.MetricCatalogue;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunJson;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.run.Unit;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.table.PlanSummary;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One plan from the command line: measures on a server of its own where that may be, prints rows as they come, and keeps
 * each finished step in a file, from which an interrupted plan goes on.
 */
final class PlanSession {
    private static final long MIB = 1L << 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final CommonOptions common;
    private final Terminal terminal;
    private final String command;
    private final Optional<Path> unfinished;

    /**
     * @param unfinished the file of an interrupted plan to go on with
     */
    PlanSession(CommonOptions common, String command, Optional<Path> unfinished) {
        this.common = common;
        this.terminal = common.terminal();
        this.command = command;
        this.unfinished = unfinished;
    }

    /** Measures, and prints what it says. */
    int run(PlanRequest request, PlanSettings settings) throws InterruptedException {
        unfinished.ifPresent(Checkpoint::require);
        Path folder = measure(request, settings);
        Run run = Run.read(folder);
        CapacityPlan plan = run.json(CapacityPlan.FILE, CapacityPlan.class).orElseThrow();
        PlanSummary summary = PlanSummary.of(plan, run);
        Stream.of(summary.buy(), summary.performance(), summary.certainty())
                .forEach(table -> terminal.say(TerminalTable.render(table)));
        plan.warnings().forEach(line -> terminal.say("Mind: " + line));
        plan.advice().forEach(terminal::say);
        return Ending.of(terminal, folder)
                .with("plan", plan)
                .with("measurements", run.measurements())
                .end(ExitCode.OK);
    }

    private Path measure(PlanRequest request, PlanSettings settings) throws InterruptedException {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            PostgresServers servers = new PostgresServers(System.getenv());
            servers.provision(common.postgres(), progress::advanced);
            PostgresServer server = cleanup.add(open(servers));
            Map<String, Object> configuration = configuration(request, settings);
            RunHeader header = RunHeader.of(command, Optional.empty(), Instant.now())
                    .withConfiguration(configuration)
                    .withEnvironment(environment(server));
            Checkpoint checkpoint = checkpoint(configuration, server);
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            boolean own = server.source() == PostgresSource.EMBEDDED;
            PlanSite site = new PlanSite(
                    server.connection(),
                    server::newSchema,
                    own ? Optional.of(small(servers, cleanup)) : Optional.empty(),
                    Steps.of(settings, checkpoint, own, progress::advanced));
            CapacityPlan plan = new Planner(site, settings, row -> {
                        run.add(row);
                        terminal.say(line(row));
                    })
                    .plan(request);
            run.json(CapacityPlan.FILE, plan);
            progress.close();
            Path folder = run.finish(HtmlReport::rebuild);
            checkpoint.delete();
            return folder;
        }
    }

    /** Our own server may take a quarter of the memory, so that every size measured lies in it. */
    private PostgresServer open(PostgresServers servers) {
        if (servers.choose(common.postgres()) != PostgresSource.EMBEDDED) {
            return servers.open(common.postgres());
        }
        long quarter = Machine.current().memoryBytes().orElse(4096 * MIB) / 4;
        return servers.startEmbedded(Map.of("shared_buffers", quarter / MIB + "MB"));
    }

    private static Supplier<PostgresServer> small(PostgresServers servers, Cleanup cleanup) {
        String buffers = PlanSite.SMALL_BUFFERS / MIB + "MB";
        return () -> cleanup.add(servers.startEmbedded(Map.of("shared_buffers", buffers)));
    }

    private Checkpoint checkpoint(Map<String, Object> configuration, PostgresServer server) {
        Map<String, Object> what = new LinkedHashMap<>(configuration);
        what.put("environment", environment(server));
        if (unfinished.isPresent()) {
            Checkpoint checkpoint = Checkpoint.resume(unfinished.get(), what);
            terminal.note("Going on with " + unfinished.get() + ": " + checkpoint.steps() + " steps are measured");
            return checkpoint;
        }
        Path file = common.out().resolve(TIME.format(Instant.now()) + "-" + command + ".unfinished");
        terminal.note("Once its first step is measured, an interrupted plan goes on with the same options and --resume "
                + file);
        return Checkpoint.begin(file, what);
    }

    private static Map<String, Object> environment(PostgresServer server) {
        Map<String, Object> environment = new LinkedHashMap<>(Machine.current().asMap());
        environment.put("server", server.description());
        return environment;
    }

    private static String line(Measurement row) {
        Unit unit = MetricCatalogue.standard().lookup(row.metric()).unit();
        return String.join(
                "  ",
                row.metric(),
                row.cell().toString(),
                (Numbers.format(row.value(), unit) + " " + Numbers.symbol(unit)).strip(),
                row.spread()
                        .map(spread -> "(" + Numbers.range(spread, unit) + " " + spread.kind() + ")")
                        .orElse(""));
    }

    private static Map<String, Object> configuration(PlanRequest request, PlanSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("documents", request.asked().documents());
        values.put("users", request.users());
        values.put("dimensions", settings.dimensions());
        values.put("target_rate", request.asked().targetRate());
        values.put("p99_ms", request.asked().p99Millis());
        values.put("sizes", settings.sizes());
        values.put("held_out", settings.heldOut());
        values.put("index", RunJson.parse(RunJson.compact(settings.index()), Map.class));
        values.put("effort", RunJson.parse(RunJson.compact(settings.effort()), Map.class));
        values.put("mix", RunJson.parse(RunJson.compact(settings.traffic().mix()), Map.class));
        values.put("load_users", settings.traffic().users());
        values.put("arrivals", settings.traffic().arrivals().name());
        return values;
    }
}
