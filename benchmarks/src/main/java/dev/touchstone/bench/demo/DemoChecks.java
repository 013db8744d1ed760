package dev.touchstone.bench.demo;

import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.report.gate.Check;
import dev.touchstone.report.gate.Outcome;
import dev.touchstone.report.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo checks before it says PASS. */
final class DemoChecks {
    private DemoChecks() {}

    static Verdict verdict(List<Evidence> cells) {
        List<Check> checks = new ArrayList<>();
        checks.add(parity("exact parity", cells.stream().filter(Evidence::exact).toList()));
        checks.add(parity(
                "parity of the indexes",
                cells.stream().filter(cell -> !cell.exact()).toList()));
        checks.add(share(
                "fill rate",
                cells,
                cell -> cell.recall().fillRate() == 1,
                "return min(k, matches) rows for every query"));
        checks.add(share(
                "recall of exact search",
                cells.stream().filter(Evidence::exact).toList(),
                cell -> cell.recall().minimum() == 1,
                "find every true neighbour"));
        checks.add(share("plans", cells, Evidence::valid, "were executed by the plan and settings under test"));
        return Verdict.of(checks);
    }

    private static Check parity(String name, List<Evidence> cells) {
        long queries = cells.stream().mapToLong(cell -> cell.parity().queries()).sum();
        long violations = cells.stream()
                .mapToLong(cell -> cell.parity().violations(ParityRows.strictness(cell)))
                .sum();
        boolean passed = !cells.isEmpty()
                && cells.stream().allMatch(cell -> cell.parity().passes(ParityRows.strictness(cell)));
        String counts = Stream.of(DifferenceKind.values())
                .map(kind -> count(cells, kind))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return new Check(
                name,
                passed ? Outcome.PASS : Outcome.FAIL,
                String.format(
                        Locale.ROOT,
                        "%,d answers compared with the file store, %d forbidden differences; seen: %s",
                        queries,
                        violations,
                        counts.isEmpty() ? "none" : counts));
    }

    private static String count(List<Evidence> cells, DifferenceKind kind) {
        long count = cells.stream().mapToLong(cell -> cell.parity().count(kind)).sum();
        return count == 0 ? "" : String.format(Locale.ROOT, "%,d %s", count, kind.label());
    }

    private static Check share(
            String name, List<Evidence> cells, java.util.function.Predicate<Evidence> holds, String what) {
        List<Evidence> failing = cells.stream().filter(holds.negate()).toList();
        String reason = (cells.size() - failing.size()) + " of " + cells.size() + " cells " + what;
        if (!failing.isEmpty()) {
            reason += "; not " + failing.get(0).name();
        }
        boolean passed = failing.isEmpty() && !cells.isEmpty();
        return new Check(name, passed ? Outcome.PASS : Outcome.FAIL, reason);
    }
}
