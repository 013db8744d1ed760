package dev.touchstone.report.gate.output;

import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.table.Numbers;
import dev.touchstone.report.verdict.Outcome;
import java.util.List;

/** The Markdown summary of a gate, for a pull request. */
final class Summary {
    private Summary() {}

    static String of(GateResult result) {
        Subject subject = result.subject();
        DatasetSummary data = subject.dataset();
        Markdown out = new Markdown()
                .paragraph("## Touchstone gate: " + result.verdict().outcome())
                .paragraph(sentence(result.verdict().outcome()))
                .paragraph(String.join(
                        " · ",
                        Markdown.text(subject.index()),
                        Markdown.text(data.name()),
                        Numbers.count(data.documents()) + " documents of " + data.dimensions() + " dimensions",
                        Numbers.count(data.queries()) + " queries",
                        result.rounds() + " rounds"))
                .checks(result.verdict().checks());
        out.paragraph(result.baseline()
                .map(name -> "Compared with the baseline run " + Markdown.text(name) + ".")
                .orElse("Not compared with a baseline run."));
        result.parity()
                .ifPresent(parity -> out.paragraph("### Differences from the file store, "
                                + Numbers.count(parity.queries()) + " queries at k " + parity.k())
                        .differences(DifferenceCount.of(parity)));
        result.rules().map(RuleCounts::of).ifPresent(rules -> rules(out, rules));
        return out.paragraph("Latency: " + Markdown.text(subject.instrument()) + ".")
                .toString();
    }

    private static void rules(Markdown out, RuleCounts rules) {
        out.paragraph("### Conformance rules: " + rules.passed() + " passed, "
                + rules.failed().size() + " failed, " + rules.skipped().size() + " skipped");
        out.list(texts("failed ", rules.failed())).list(texts("skipped ", rules.skipped()));
    }

    static List<String> texts(String before, List<String> items) {
        return items.stream().map(item -> before + Markdown.text(item)).toList();
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "The store may replace the file store, as far as this was checked; see `certificate.md`.";
            case FAIL -> "The store must not replace the file store: a check failed.";
            case INCONCLUSIVE -> "The evidence does not suffice for either; nothing is certified.";
        };
    }
}
