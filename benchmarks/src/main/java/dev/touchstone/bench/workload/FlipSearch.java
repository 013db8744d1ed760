package dev.touchstone.bench.workload;

import dev.touchstone.report.tune.PlannerFlips.Flip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Finds where a plan changes along an axis: the first change, in the order of the axis. */
final class FlipSearch {
    private static final int[] SIGNIFICANDS = {1, 2, 5};

    private FlipSearch() {}

    /**
     * The first change between 1 and a largest whole number: tried at 1, 2, 5, 10, … and then halved to the very number.
     *
     * @param plan the plan at a number
     */
    static Flip between(String axis, int largest, IntFunction<String> plan) {
        List<Integer> tried = steps(largest);
        String before = plan.apply(tried.get(0));
        for (int i = 1; i < tried.size(); i++) {
            if (!plan.apply(tried.get(i)).equals(before)) {
                return narrowed(axis, tried.get(i - 1), tried.get(i), largest, plan);
            }
        }
        return Flip.never(axis, 1, largest, before);
    }

    private static List<Integer> steps(int largest) {
        List<Integer> steps = new ArrayList<>();
        for (int decade = 1; decade < largest; decade *= 10) {
            for (int significand : SIGNIFICANDS) {
                if (significand * decade < largest) {
                    steps.add(significand * decade);
                }
            }
        }
        steps.add(largest);
        return steps;
    }

    private static Flip narrowed(String axis, int from, int to, int largest, IntFunction<String> plan) {
        int low = from;
        int high = to;
        String before = plan.apply(low);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (plan.apply(middle).equals(before)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Flip(
                axis,
                1,
                largest,
                OptionalDouble.of(low),
                OptionalDouble.of(high),
                before,
                Optional.of(plan.apply(high)));
    }

    /**
     * The first change among given values.
     *
     * @param plan the plan at a value's place
     */
    static Flip among(String axis, double[] values, IntFunction<String> plan) {
        double first = values[0];
        double last = values[values.length - 1];
        String before = plan.apply(0);
        for (int i = 1; i < values.length; i++) {
            String here = plan.apply(i);
            if (!here.equals(before)) {
                return new Flip(
                        axis,
                        first,
                        last,
                        OptionalDouble.of(values[i - 1]),
                        OptionalDouble.of(values[i]),
                        before,
                        Optional.of(here));
            }
        }
        return Flip.never(axis, first, last, before);
    }
}
