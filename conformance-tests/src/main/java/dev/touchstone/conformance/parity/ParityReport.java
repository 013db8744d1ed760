package dev.touchstone.conformance.parity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How alike two stores answered.
 *
 * @param queries number of queries compared
 * @param rows number of rows the reference says were owed, over all queries
 * @param identicalQueries number of queries without any difference
 * @param counts number of differences by kind; every kind is present
 * @param examples the first differences of each kind, in the order of the queries
 */
public record ParityReport(
        long queries, long rows, long identicalQueries, Map<DifferenceKind, Long> counts, List<Difference> examples) {
    public ParityReport {
        EnumMap<DifferenceKind, Long> all = new EnumMap<>(DifferenceKind.class);
        for (DifferenceKind kind : DifferenceKind.values()) {
            all.put(kind, counts.getOrDefault(kind, 0L));
        }
        counts = Collections.unmodifiableMap(all);
        examples = List.copyOf(examples);
    }

    /** Returns what several reports come to together, at least one: every figure is their sum. */
    public static ParityReport sum(List<ParityReport> reports) {
        return reports.stream().reduce(ParityReport::plus).orElseThrow();
    }

    private ParityReport plus(ParityReport other) {
        EnumMap<DifferenceKind, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((kind, count) -> sums.merge(kind, count, Long::sum));
        return new ParityReport(
                queries + other.queries,
                rows + other.rows,
                identicalQueries + other.identicalQueries,
                sums,
                Stream.concat(examples.stream(), other.examples.stream()).toList());
    }

    /** Returns the number of differences of one kind. */
    public long count(DifferenceKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Returns the number of differences that this strictness does not allow. */
    public long violations(Strictness strictness) {
        return counts.entrySet().stream()
                .filter(entry -> !strictness.allows(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether something was compared and no difference occurred that this strictness does not allow. */
    public boolean passes(Strictness strictness) {
        return queries > 0 && rows > 0 && violations(strictness) == 0;
    }
}
