package dev.touchstone.bench.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A user who asks.
 *
 * @param rows documents of the user, 0 or more
 * @param queries the user's, at least one
 */
record Asker(String user, long rows, List<Integer> queries) {
    private static final int MOST_WATCHED = 5;

    Asker {
        queries = List.copyOf(queries);
    }

    /** Everyone who asks in a workload, the one who owns the most documents first. */
    static List<Asker> all(Workload workload) {
        Map<String, List<Integer>> queries = new HashMap<>();
        for (int query = 0; query < workload.dataset().queries().size(); query++) {
            queries.computeIfAbsent(workload.askerOfQuery().apply(query), user -> new ArrayList<>())
                    .add(query);
        }
        Map<String, Long> owned = IntStream.range(0, workload.dataset().corpus().size())
                .mapToObj(workload.ownerOfRow())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return queries.entrySet().stream()
                .map(entry -> new Asker(entry.getKey(), owned.getOrDefault(entry.getKey(), 0L), entry.getValue()))
                .sorted(Comparator.comparingLong(Asker::rows).reversed().thenComparing(Asker::user))
                .toList();
    }

    /** At most five of these, the largest first: it and the smallest, and between them those nearest to even ratios. */
    static List<Asker> ofAllSizes(List<Asker> askers) {
        double largest = askers.get(0).logRows();
        double smallest = askers.get(askers.size() - 1).logRows();
        Set<Asker> chosen = new LinkedHashSet<>();
        for (int step = 0; step < MOST_WATCHED; step++) {
            chosen.add(nearest(askers, largest + (smallest - largest) * step / (MOST_WATCHED - 1)));
        }
        return List.copyOf(chosen);
    }

    /** The one of these whose size is nearest to this user's, by its ratio. */
    Asker nearest(List<Asker> askers) {
        return nearest(askers, logRows());
    }

    private static Asker nearest(List<Asker> askers, double logRows) {
        return askers.stream()
                .min(Comparator.comparingDouble(asker -> Math.abs(asker.logRows() - logRows)))
                .orElseThrow();
    }

    private double logRows() {
        return Math.log((double) Math.max(1, rows));
    }
}
