package dev.touchstone.bench.plan;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
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
    /** The steps of a plan by name. */
    static final class Names {
        private Names() {}

        static String build(int repeat, int rows) {
            return "build " + repeat + " of " + rows;
        }

        static String knee(int repeat, int rows) {
            return "knee " + repeat + " of " + rows;
        }

        static String split(double share) {
            return "split at " + share;
        }

        static final String LATENCIES = "latencies";
        static final String POOL = "pool";
        static final String BATCHES = "batches";
        static final String BUILD_COSTS = "build costs";
        static final String MEMORY = "memory";
        static final String CLIENT = "client";
    }

    /** How many seconds of finished steps weigh as much as the expectation. */
    private static final double BELIEF = 20;

    private final Map<String, Double> expected = new LinkedHashMap<>();
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

    /** A step and the seconds it is expected to take on two cores. */
    record Step(String name, double seconds) {}

    Agenda(List<Step> steps, LongSupplier nanoClock) {
        steps.forEach(step -> expected.put(step.name(), step.seconds()));
        this.nanoClock = nanoClock;
    }

    /** The steps of a plan of these settings; the step that needs a second server takes time only where one can be had. */
    static Agenda of(PlanSettings settings, boolean secondServer) {
        return new Agenda(new Expectations(settings).steps(secondServer), System::nanoTime);
    }

    /** Begins a step; says which of how many it is and what is left with it. */
    String begin(String step) {
        if (!expected.containsKey(step)) {
            throw new ConfigurationException("'" + step + "' is no step of this plan");
        }
        begun = nanoClock.getAsLong();
        return String.format(
                Locale.ROOT, " (%d of %d, about %s left)", finished.size() + 1, expected.size(), readable(left()));
    }

    /** Ends a step that was measured just now. */
    void end(String step) {
        double seconds = (nanoClock.getAsLong() - begun) / 1e9;
        done.merge(kind(step), new Done(expected.get(step), seconds), Done::plus);
        finished.add(step);
    }

    /** Ends a step that an earlier run measured. */
    void skip(String step) {
        finished.add(step);
    }

    /** What the unfinished steps will take, at the pace of those of their kind, else of all measured in this run. */
    Duration left() {
        double pace = done.values().stream().reduce(Done.NOTHING, Done::plus).pace(1);
        double rest = expected.entrySet().stream()
                .filter(step -> !finished.contains(step.getKey()))
                .mapToDouble(step -> step.getValue()
                        * done.getOrDefault(kind(step.getKey()), Done.NOTHING).pace(pace))
                .sum();
        return Duration.ofMillis(Math.round(1_000 * rest));
    }

    /** The first word of its name. */
    private static String kind(String step) {
        int end = step.indexOf(' ');
        return end < 0 ? step : step.substring(0, end);
    }

    private static String readable(Duration time) {
        return time.toMinutes() >= 2 ? Math.round(time.toSeconds() / 60.0) + " min" : time.toSeconds() + " s";
    }

    /** What steps take on two cores: a first guess, which the first steps correct. */
    private record Expectations(PlanSettings settings) {
        private static final double BUILD_A_ROW = 2.5e-4;
        private static final double LOAD_A_ROW = 1e-4;
        private static final double SEARCH = 1.2e-3;
        private static final double KNEE = 35;
        private static final double POOL = 60;
        private static final double CLIENT = 20;
        private static final double SPLIT = 5;
        private static final double BATCHES = 40;

        /** Seconds of a row at 768 dimensions, less at fewer. */
        private double rows(double rows, double aRow) {
            return rows * aRow * (0.25 + 0.75 * settings.dimensions() / 768);
        }

        private double search(int stores, int rounds) {
            return SEARCH * stores * rounds * settings.effort().queries();
        }

        List<Step> steps(boolean secondServer) {
            List<Step> steps = new ArrayList<>();
            int smallest = settings.sizes().get(0);
            for (int repeat = 0; repeat < settings.effort().builds(); repeat++) {
                for (int size : settings.built()) {
                    double load = steps.isEmpty() ? rows(all(settings.built()), LOAD_A_ROW) : 0;
                    steps.add(new Step(Names.build(repeat, size), load + rows(size, BUILD_A_ROW)));
                }
            }
            steps.add(new Step(
                    Names.LATENCIES,
                    search(settings.built().size(), settings.effort().rounds() + 2)));
            steps.add(new Step(Names.POOL, POOL));
            steps.add(new Step(Names.MEMORY, secondServer ? memory() : 1));
            steps.add(new Step(Names.CLIENT, CLIENT));
            for (int repeat = 0; repeat < settings.effort().kneeRepeats(); repeat++) {
                for (int size : settings.searchedIn(repeat)) {
                    steps.add(new Step(Names.knee(repeat, size), KNEE));
                }
            }
            Planner.SPLIT_SHARES.forEach(share -> steps.add(new Step(Names.split(share), SPLIT)));
            steps.add(new Step(Names.BATCHES, BATCHES + rows(smallest, 2 * LOAD_A_ROW + BUILD_A_ROW)));
            steps.add(new Step(Names.BUILD_COSTS, rows(smallest, LOAD_A_ROW + 12 * BUILD_A_ROW)));
            return steps;
        }

        private static int all(List<Integer> sizes) {
            return sizes.stream().mapToInt(Integer::intValue).sum();
        }

        private double memory() {
            return rows(all(settings.sizes()), LOAD_A_ROW + BUILD_A_ROW)
                    + search(2 * settings.sizes().size(), 2);
        }
    }
}
