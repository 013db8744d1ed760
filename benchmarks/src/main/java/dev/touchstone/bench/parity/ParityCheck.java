package dev.touchstone.bench.parity;

import dev.touchstone.conformance.parity.DifferenceKind;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether answers differed only as they may. */
public final class ParityCheck {
    private ParityCheck() {}

    /** Returns the check; nothing compared fails. */
    public static Check of(String name, List<Compared> compared) {
        long queries = compared.stream().mapToLong(c -> c.report().queries()).sum();
        long forbidden = compared.stream()
                .mapToLong(c -> c.report().violations(c.strictness()))
                .sum();
        boolean passed = !compared.isEmpty() && compared.stream().allMatch(Compared::passes);
        String seen = Stream.of(DifferenceKind.values())
                .map(kind -> count(compared, kind))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String reason = String.format(
                Locale.ROOT,
                "%,d answers compared with the file store, %,d forbidden differences; seen: %s",
                queries,
                forbidden,
                seen.isEmpty() ? "none" : seen);
        return new Check(name, passed ? Outcome.PASS : Outcome.FAIL, reason);
    }

    private static String count(List<Compared> compared, DifferenceKind kind) {
        long count = compared.stream().mapToLong(c -> c.report().count(kind)).sum();
        return count == 0 ? "" : String.format(Locale.ROOT, "%,d %s", count, kind.label());
    }
}
