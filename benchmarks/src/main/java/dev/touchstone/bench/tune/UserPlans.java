package dev.touchstone.bench.tune;

import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.tune.PlanSeen;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which users of a workload an index answers, as the planner chose for those who were watched.
 *
 * @param byIndex documents of the watched users whose searches took the index
 * @param exactly documents of the others
 */
record UserPlans(Set<Long> byIndex, Set<Long> exactly) {
    private static final double PERCENT = 100;

    static UserPlans of(List<PlanSeen> plans) {
        return new UserPlans(rows(plans, true), rows(plans, false));
    }

    private static Set<Long> rows(List<PlanSeen> plans, boolean underTest) {
        return plans.stream()
                .filter(seen -> seen.userRows().isPresent() && seen.fault().isEmpty() == underTest)
                .map(seen -> seen.userRows().getAsLong())
                .collect(Collectors.toSet());
    }

    /** What a reader of the index's figures must know, in a sentence; empty where one user owns all. */
    Optional<String> note(List<Asker> askers) {
        if (byIndex.isEmpty()) {
            return Optional.empty();
        }
        if (exactly.isEmpty()) {
            return Optional.of(
                    "The planner took the index for every user watched, of " + list(byIndex) + " documents.");
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "The planner took the index for the users watched of %s documents and answered those of %s exactly; %.0f %% of"
                        + " the queries come from users nearest in size to the latter. The figures are of both together.",
                list(byIndex),
                list(exactly),
                PERCENT * shareOfExact(askers)));
    }

    private double shareOfExact(List<Asker> askers) {
        List<Asker> watched = Asker.ofAllSizes(askers);
        double exact = askers.stream()
                .filter(asker -> exactly.contains(asker.nearest(watched).rows()))
                .mapToInt(asker -> asker.queries().size())
                .sum();
        return exact / askers.stream().mapToInt(asker -> asker.queries().size()).sum();
    }

    private static String list(Set<Long> rows) {
        return rows.stream()
                .sorted(Comparator.reverseOrder())
                .map(Numbers::count)
                .collect(Collectors.joining(", "));
    }
}
