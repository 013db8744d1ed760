package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.Planner;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Node;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.report.table.PlanTables;
import dev.touchstone.report.table.TerminalTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Says what a deployment needs: measures a few sizes on this machine and server, fits models, holds "
                        + "them against a larger size that it then builds, and predicts the size asked for.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--documents", paramLabel = "N", required = true, description = "documents to hold, such as 5e6")
    private String documents;

    @Option(
            names = "--dimensions",
            paramLabel = "D",
            required = true,
            description = "components of a vector, 8 to 1900")
    private int dimensions;

    @Option(names = "--target-rate", paramLabel = "R", required = true, description = "searches a second to serve")
    private double targetRate;

    @Option(names = "--p99-ms", paramLabel = "MS", required = true, description = "the most that p99 may be")
    private double p99Millis;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "QUICK",
            description = "quick (minutes, the default) or standard (up to half an hour)")
    private PlanProfile profile;

    @Option(names = "--sizes", paramLabel = "N,N,N", split = ",", description = "rows the models are fitted on")
    private List<Integer> sizes;

    @Option(names = "--held-out", paramLabel = "N", description = "rows that are predicted and then built")
    private Integer heldOut;

    @Option(names = "-m", paramLabel = "M", defaultValue = "16", description = "HNSW's m (default: ${DEFAULT-VALUE})")
    private int m;

    @Option(names = "--ef-construction", paramLabel = "EF", defaultValue = "64", description = "default: 64")
    private int efConstruction;

    @Option(names = "--ef-search", paramLabel = "EF", defaultValue = "40", description = "default: 40")
    private int efSearch;

    @Option(names = "-k", paramLabel = "K", defaultValue = "10", description = "results a search (default: 10)")
    private int k;

    @Option(
            names = "--mix",
            paramLabel = "S,A,D",
            split = ",",
            defaultValue = "1,0,0",
            description = "shares of searches, adds and deletes (default: ${DEFAULT-VALUE})")
    private List<Double> mix;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "1000",
            description = "users that share the documents, their sizes after Zipf's law (default: ${DEFAULT-VALUE})")
    private int users;

    @Option(
            names = "--node-memory",
            paramLabel = "SIZE",
            description = "memory of the machines there are, such as 64GiB")
    private String nodeMemory;

    @Option(names = "--node-cores", paramLabel = "N", description = "cores of the machines there are")
    private Integer nodeCores;

    @Override
    public Integer call() throws SQLException, InterruptedException {
        PlanRequest request = request();
        PlanSettings settings = settings(request);
        if (mix.size() != 3) {
            throw new ConfigurationException("--mix takes three shares: searches, adds, deletes");
        }
        TrafficMix traffic = new TrafficMix(mix.get(0), mix.get(1), mix.get(2));
        Path folder = measure(request, settings, traffic);
        CapacityPlan plan =
                Run.read(folder).json(CapacityPlan.FILE, CapacityPlan.class).orElseThrow();
        Terminal terminal = common.terminal();
        terminal.say(TerminalTable.render(PlanTables.growth(plan)));
        plan.advice().forEach(terminal::say);
        plan.warnings().forEach(line -> terminal.say("Mind: " + line));
        return Ending.of(terminal, folder).with("plan", plan).end(ExitCode.OK);
    }

    private PlanRequest request() {
        OptionRange.check("--dimensions", dimensions, 8, 1900);
        OptionRange.check("--users", users, 1, 10_000_000);
        if ((nodeMemory == null) != (nodeCores == null)) {
            throw new ConfigurationException(
                    "--node-memory and --node-cores describe one machine; give both or neither");
        }
        Optional<Node> node = Optional.ofNullable(nodeMemory)
                .map(memory -> new Node(Amount.bytes("--node-memory", memory), nodeCores));
        CapacityPlan.Asked asked =
                new CapacityPlan.Asked(Amount.count("--documents", documents), dimensions, targetRate, p99Millis);
        return new PlanRequest(asked, users, node);
    }

    private PlanSettings settings(PlanRequest request) {
        return new PlanSettings(
                dimensions,
                sizes == null ? profile.sizes() : sizes,
                heldOut == null ? profile.heldOut() : heldOut,
                new PlanSettings.Index(m, efConstruction, efSearch, k),
                profile.effort(),
                LatencyTarget.p99(Duration.ofNanos((long) (request.asked().p99Millis() * 1e6))));
    }

    private Path measure(PlanRequest request, PlanSettings settings, TrafficMix traffic)
            throws SQLException, InterruptedException {
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("plan", Optional.empty(), Instant.now())
                    .withConfiguration(configuration(request, settings))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header));
            PostgresServers servers = new PostgresServers(System.getenv());
            servers.provision(common.postgres(), progress::advanced);
            PostgresServer server = cleanup.add(servers.open(common.postgres()));
            CapacityPlan plan = new Planner(server.connection(), server::newSchema, settings, progress::advanced)
                    .plan(request, traffic, run::add);
            run.json(CapacityPlan.FILE, plan);
            progress.close();
            return run.finish(HtmlReport::rebuild);
        }
    }

    private static Map<String, Object> configuration(PlanRequest request, PlanSettings settings) {
        return Map.of(
                "documents", request.asked().documents(),
                "dimensions", settings.dimensions(),
                "target_rate", request.asked().targetRate(),
                "p99_ms", request.asked().p99Millis(),
                "sizes", settings.sizes(),
                "held_out", settings.heldOut(),
                "m", settings.index().m(),
                "ef_construction", settings.index().efConstruction(),
                "ef_search", settings.index().efSearch(),
                "seed", settings.effort().seed());
    }
}
