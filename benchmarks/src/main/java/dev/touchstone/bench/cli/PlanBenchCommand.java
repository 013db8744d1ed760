package dev.touchstone.bench.cli;

import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.plan.PlanRequest;
import dev.touchstone.bench.plan.PlanSettings;
import dev.touchstone.bench.plan.Traffic;
import dev.touchstone.report.capacity.CapacityPlan;
import java.time.Duration;
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
                        + " builds and measures it as plan --profile standard does, and searches for the knee five times unless"
                        + " --knee-repeats says otherwise.")
final class PlanBenchCommand implements Callable<Integer> {
    private static final long DOCUMENTS = 1_000_000;
    private static final double RATE = 300;
    private static final int KNEE_REPEATS = 5;
    private static final int USERS = 1_000;

    @Mixin
    private CommonOptions common;

    @Option(names = "--dimensions", paramLabel = "D", defaultValue = "768", description = "default: 768")
    private int dimensions;

    @Mixin
    private PlanScaleOptions scale;

    @Option(names = "--p99-ms", paramLabel = "MS", defaultValue = "50", description = "default: ${DEFAULT-VALUE}")
    private double p99Millis;

    @Override
    public Integer call() throws InterruptedException {
        OptionRange.check("--dimensions", dimensions, 8, 1900);
        CapacityPlan.Asked asked = new CapacityPlan.Asked(DOCUMENTS, dimensions, RATE, p99Millis);
        PlanSettings settings = new PlanSettings(
                dimensions,
                scale.sizes(PlanProfile.STANDARD),
                scale.heldOut(PlanProfile.STANDARD),
                new PlanSettings.Index(16, 64, 40, 10),
                PlanProfile.STANDARD.effort().withKneeRepeats(scale.kneeRepeats(2, KNEE_REPEATS)),
                LatencyTarget.p99(Duration.ofNanos((long) (p99Millis * 1e6))),
                Traffic.searches());
        return new PlanSession(common, "bench-plan", scale.unfinished())
                .run(new PlanRequest(asked, USERS, Optional.empty()), settings);
    }
}
