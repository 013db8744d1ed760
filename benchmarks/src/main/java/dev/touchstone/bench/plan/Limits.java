package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.PlanDetails;
import dev.touchstone.report.run.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what limits a plan's answer.
 *
 * @param clientLimit requests/s this client can send
 * @param checkpoints whether the role may make a checkpoint
 */
record Limits(Asked asked, List<Growth> growth, PlanDetails details, double clientLimit, boolean checkpoints) {
    private static final String NO_CHECKPOINT =
            "This role may not make a checkpoint, so the server wrote out what loading had left while indexes were built:"
                    + " build times vary more. Grant the role pg_checkpoint (PostgreSQL 15 or newer), or plan with"
                    + " --postgres embedded.";

    List<String> sentences() {
        List<String> lines = new ArrayList<>();
        List<String> far = growth.stream()
                .filter(one -> one.asked().far())
                .map(Limits::label)
                .toList();
        if (!far.isEmpty()) {
            lines.add("The size asked for is more than 20 times beyond the sizes measured: take as a guess "
                    + String.join(", ", far) + "; --profile standard measures larger ones.");
        }
        growth.forEach(one -> one.heldOut()
                .filter(check -> !check.covered())
                .ifPresent(check -> lines.add(String.format(
                        Locale.ROOT,
                        "The %s at %,.0f documents was measured outside its own interval (error %+.1f %%): the intervals are"
                                + " too narrow here.",
                        label(one),
                        check.rows(),
                        100 * check.error()))));
        client().ifPresent(lines::add);
        if (!checkpoints) {
            lines.add(NO_CHECKPOINT);
        }
        if (details.memory().isEmpty()) {
            lines.add(
                    "Searches out of memory were not measured: that takes an embedded server and an index larger than its"
                            + " smallest memory, " + Advice.size(PlanSite.SMALL_BUFFERS) + ".");
        }
        return lines;
    }

    private Optional<String> client() {
        if (asked.targetRate() <= clientLimit) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%.0f requests/s are more than this client can send (%.0f): no load of that rate was tried, and the number of"
                        + " machines rests on the knee of one.",
                asked.targetRate(),
                clientLimit));
    }

    private static String label(Growth growth) {
        return MetricCatalogue.standard().lookup(growth.figure()).label();
    }
}
