package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.load.ArrivalProcess;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.PlanSettings.Effort;
import dev.touchstone.bench.plan.Traffic;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Node;
import java.nio.file.Path;
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

    @Option(
            names = "--knee-repeats",
            paramLabel = "N",
            description = "searches for the knee at the largest fitted size, to see how repeatable it is")
    private Integer kneeRepeats;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "go on with an interrupted plan; give its other options again")
    private Path unfinished;

    @Override
    public Integer call() throws InterruptedException {
        PlanRequest request = request();
        return new PlanSession(common, "plan", Optional.ofNullable(unfinished)).run(request, settings(request));
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
        OptionRange.check("-m", m, 2, 100);
        OptionRange.check("--ef-construction", efConstruction, Math.max(4, 2 * m), 1_000);
        OptionRange.check("-k", k, 1, 1_000);
        OptionRange.check("--ef-search", efSearch, k, 1_000);
        positive("--target-rate", targetRate);
        positive("--p99-ms", p99Millis);
        if (nodeCores != null) {
            OptionRange.check("--node-cores", nodeCores, 1, 4_096);
        }
        if (kneeRepeats != null) {
            OptionRange.check("--knee-repeats", kneeRepeats, 1, 20);
        }
    }

    private static void positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ConfigurationException(option + " is " + value + "; it must be above 0");
        }
    }

    private PlanSettings settings(PlanRequest request) {
        if (mix.size() != 3) {
            throw new ConfigurationException("--mix takes three shares: searches, adds, deletes");
        }
        TrafficMix shares = new TrafficMix(mix.get(0), mix.get(1), mix.get(2));
        Effort effort = profile.effort();
        return new PlanSettings(
                dimensions,
                sizes == null ? profile.sizes() : sizes,
                heldOut == null ? profile.heldOut() : heldOut,
                new PlanSettings.Index(m, efConstruction, efSearch, k),
                kneeRepeats == null ? effort : effort.withKneeRepeats(kneeRepeats),
                LatencyTarget.p99(Duration.ofNanos((long) (request.asked().p99Millis() * 1e6))),
                new Traffic(shares, loadUsers, ArrivalProcess.parse(arrivals)));
    }
}
