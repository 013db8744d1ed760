package dev.touchstone.bench.plan;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The steps of a plan in their order and what each is expected to take, corrected by what the finished ones took: so the
 * time left is told from the beginning, and the better the further the plan is.
 */
final class Agenda {
    /** How many seconds of finished steps weigh as much as the expectation. */
    private static final double BELIEF = 20;

    private final Map<String, PlanStep<?>> expected = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final LongSupplier nanoClock;
    private final Map<String, Done> done = new HashMap<>();
    private long begun;

    /** Steps that were measured in this run: what they were expected to take, and what they took. */
    private record Done(double expected, double took) {
        static final Done NOTHING = new Done(0, 0);

        Done plus(Done other) {
            return new Done(expected + other.expected, took + other.took);
        }

        /** How much longer than expected, believing a little in a pace known otherwise. */
        double pace(double otherwise) {
            return (took + BELIEF * otherwise) / (expected + BELIEF);
        }
    }

    Agenda(List<PlanStep<?>> steps, LongSupplier nanoClock) {
        steps.forEach(step -> expected.put(step.name(), step));
        this.nanoClock = nanoClock;
    }

    /** Begins a step; says which of how many it is and what is left with it. */
    String begin(PlanStep<?> step) {
        if (!expected.containsKey(step.name())) {
            throw new ConfigurationException("'" + step.name() + "' is no step of this plan");
        }
        begun = nanoClock.getAsLong();
        return String.format(
                Locale.ROOT, " (%d of %d, about %s left)", finished.size() + 1, expected.size(), readable(left()));
    }

    /** Ends a step that was measured just now. */
    void end(PlanStep<?> step) {
        double seconds = (nanoClock.getAsLong() - begun) / 1e9;
        done.merge(step.kind(), new Done(step.seconds(), seconds), Done::plus);
        finished.add(step.name());
    }

    /** Ends a step that an earlier run measured. */
    void skip(PlanStep<?> step) {
        finished.add(step.name());
    }

    /** What the unfinished steps will take, at the pace of those of their kind, else of all measured in this run. */
    Duration left() {
        double pace = done.values().stream().reduce(Done.NOTHING, Done::plus).pace(1);
        double rest = expected.values().stream()
                .filter(step -> !finished.contains(step.name()))
                .mapToDouble(step -> step.seconds()
                        * done.getOrDefault(step.kind(), Done.NOTHING).pace(pace))
                .sum();
        return Duration.ofMillis(Math.round(1_000 * rest));
    }

    private static String readable(Duration time) {
        return time.toMinutes() >= 2 ? Math.round(time.toSeconds() / 60.0) + " min" : time.toSeconds() + " s";
    }
}
