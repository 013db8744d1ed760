package dev.touchstone.bench.cli;

import dev.touchstone.bench.plan.PlanSettings.Effort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a plan builds and how often it searches for the knee, where that is not as its profile has it. */
final class PlanScaleOptions {
    private static final int MOST_REPEATS = 20;

    @Option(
            names = "--sizes",
            paramLabel = "N,N,N",
            split = ",",
            description = "rows the models are fitted on (default: the profile's; 12500,25000,50000 for standard)")
    private List<Integer> sizes;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            description = "rows that are predicted and then built (default: the profile's; 200000 for standard)")
    private Integer heldOut;

    @Option(
            names = "--knee-repeats",
            paramLabel = "N",
            description = "searches for the knee at the largest fitted size, 1 to 20, to see how repeatable it is")
    private Integer kneeRepeats;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "go on with an interrupted plan; give its other options again")
    private Path unfinished;

    List<Integer> sizes(PlanProfile profile) {
        return sizes == null ? profile.sizes() : sizes;
    }

    int heldOut(PlanProfile profile) {
        return heldOut == null ? profile.heldOut() : heldOut;
    }

    Effort effort(PlanProfile profile) {
        return kneeRepeats == null
                ? profile.effort()
                : profile.effort().withKneeRepeats(OptionRange.check("--knee-repeats", kneeRepeats, 1, MOST_REPEATS));
    }

    /** As many searches as are asked for, at least so many; else a number of them. */
    int kneeRepeats(int least, int otherwise) {
        return kneeRepeats == null ? otherwise : OptionRange.check("--knee-repeats", kneeRepeats, least, MOST_REPEATS);
    }

    Optional<Path> unfinished() {
        return Optional.ofNullable(unfinished);
    }
}
