package dev.touchstone.bench.demo;

import dev.touchstone.bench.parity.ParityCheck;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import dev.touchstone.report.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

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
        return ParityCheck.of(name, cells.stream().map(Evidence::compared).toList());
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
