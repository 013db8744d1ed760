package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the planner changes its mind about one setting.
 *
 * @param flips one an axis that was searched
 */
public record PlannerFlips(Setting setting, List<Flip> flips) {
    public PlannerFlips {
        flips = List.copyOf(flips);
    }

    /**
     * What was found along one axis.
     *
     * @param axis what was varied: {@code limit}, {@code rows} or {@code selectivity}
     * @param from the first value tried
     * @param to the last value tried
     * @param lastBefore the value nearest to the change, on the side of {@code from}; empty where the plan never changed
     * @param firstAfter the value nearest to the change, on the side of {@code to}; empty where the plan never changed
     * @param before the plan at {@code from}, such as {@code Index Scan using …}
     * @param after the plan at {@code to}; empty where the plan never changed
     */
    public record Flip(
            String axis,
            double from,
            double to,
            OptionalDouble lastBefore,
            OptionalDouble firstAfter,
            String before,
            Optional<String> after) {
        public Flip {
            if (lastBefore.isPresent() != firstAfter.isPresent() || firstAfter.isPresent() != after.isPresent()) {
                throw new ReportException("a change of plan along " + axis + " has both sides, or none");
            }
        }

        /** The axis along which the plan stayed the same. */
        public static Flip never(String axis, double from, double to, String plan) {
            return new Flip(axis, from, to, OptionalDouble.empty(), OptionalDouble.empty(), plan, Optional.empty());
        }
    }
}
