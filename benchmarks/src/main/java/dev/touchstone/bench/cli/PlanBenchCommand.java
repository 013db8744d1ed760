package dev.touchstone.bench.cli;

import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.Traffic;
import dev.touchstone.report.capacity.CapacityPlan;
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
                "How far plans are off: fits on three sizes of the catalogue's clustered set, predicts a larger one,"
                        + " builds and measures it, and searches for the knee several times.")
final class PlanBenchCommand implements Callable<Integer> {
    private static final long DOCUMENTS = 1_000_000;
    private static final double RATE = 300;
    private static final int USERS = 1_000;

    @Mixin
    private CommonOptions common;

    @Option(names = "--dimensions", paramLabel = "D", defaultValue = "768", description = "default: 768")
    private int dimensions;

    @Option(
            names = "--sizes",
            paramLabel = "N,N,N",
            split = ",",
            defaultValue = "12500,25000,50000",
            description = "documents the models are fitted on (default: ${DEFAULT-VALUE})")
    private List<Integer> sizes;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            defaultValue = "200000",
            description = "documents that are predicted and then built (default: ${DEFAULT-VALUE})")
    private int heldOut;

    @Option(
            names = "--knee-repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "searches for the knee at the largest fitted size (default: ${DEFAULT-VALUE})")
    private int kneeRepeats;

    @Option(names = "--p99-ms", paramLabel = "MS", defaultValue = "50", description = "default: ${DEFAULT-VALUE}")
    private double p99Millis;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "go on with an interrupted plan; give its other options again")
    private Path unfinished;

    @Override
    public Integer call() throws InterruptedException {
        OptionRange.check("--dimensions", dimensions, 8, 1900);
        OptionRange.check("--knee-repeats", kneeRepeats, 2, 20);
        CapacityPlan.Asked asked = new CapacityPlan.Asked(DOCUMENTS, dimensions, RATE, p99Millis);
        PlanSettings settings = new PlanSettings(
                dimensions,
                sizes,
                heldOut,
                new PlanSettings.Index(16, 64, 40, 10),
                PlanProfile.STANDARD.effort().withKneeRepeats(kneeRepeats),
                LatencyTarget.p99(Duration.ofNanos((long) (p99Millis * 1e6))),
                Traffic.searches());
        return new PlanSession(common, "bench-plan", Optional.ofNullable(unfinished))
                .run(new PlanRequest(asked, USERS, Optional.empty()), settings);
    }
}
