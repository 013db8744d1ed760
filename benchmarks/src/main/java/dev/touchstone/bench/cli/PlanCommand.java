package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.load.ArrivalProcess;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.Traffic;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Node;
import java.time.Duration;
import java.util.List;
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

    @Mixin
    private PlanScaleOptions scale;

    @Mixin
    private HnswOptions index;

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

    @Option(
            names = "--load-users",
            paramLabel = "N",
            defaultValue = "1",
            description = "users whose documents the loads search and change (default: ${DEFAULT-VALUE})")
    private int loadUsers;

    @Option(
            names = "--arrivals",
            paramLabel = "HOW",
            defaultValue = "poisson",
            description =
                    "when requests are due: poisson, constant, or a file of seconds, one a line, that is sped up or"
                            + " slowed down to each rate (default: ${DEFAULT-VALUE})")
    private String arrivals;

    @Override
    public Integer call() throws InterruptedException {
        PlanRequest request = request();
        return new PlanSession(common, "plan", scale.unfinished()).run(request, settings(request));
    }

    private PlanRequest request() {
        checkRanges();
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

    private void checkRanges() {
        OptionRange.check("--dimensions", dimensions, 8, 1900);
        OptionRange.check("--users", users, 1, 10_000_000);
        OptionRange.positive("--target-rate", targetRate);
        OptionRange.positive("--p99-ms", p99Millis);
        if (nodeCores != null) {
            OptionRange.check("--node-cores", nodeCores, 1, 4_096);
        }
    }

    private PlanSettings settings(PlanRequest request) {
        if (mix.size() != 3) {
            throw new ConfigurationException("--mix takes three shares: searches, adds, deletes");
        }
        TrafficMix shares = new TrafficMix(mix.get(0), mix.get(1), mix.get(2));
        return new PlanSettings(
                dimensions,
                scale.sizes(profile),
                scale.heldOut(profile),
                new PlanSettings.Index(index.m(), index.efConstruction(), index.efSearch(), index.k()),
                scale.effort(profile),
                LatencyTarget.p99(Duration.ofNanos((long) (request.asked().p99Millis() * 1e6))),
                new Traffic(shares, loadUsers, ArrivalProcess.parse(arrivals)));
    }
}
