package dev.touchstone.conformance.rule;

import dev.touchstone.conformance.Capability;
import dev.touchstone.report.conformance.RuleDescription;
import dev.touchstone.report.conformance.Severity;
import java.util.ArrayList;
import java.util.List;

/** Writes the rules of a contract as a Markdown document: the families with their numbers, then a table each. */
public final class RulesDocument {
    private static final String HEAD = """
            # Rules

            What every vector store under test is asked. A failed MUST says that the store does not conform; a failed SHOULD is reported and blocks nothing. A rule that needs a capability which the store does not claim is skipped, and the skip names it.

            Generated from the `@Rule` annotations; to write it again: `mvn verify -pl conformance-tests -am -DskipITs -Dtouchstone.docs=write`.

            | family | what it is about | MUST | SHOULD |
            |---|---|---|---|
            """;

    private final List<RuleDescription> rules;

    private RulesDocument(List<RuleDescription> rules) {
        this.rules = rules;
    }

    /** The document on all rules of a contract. */
    public static String of(Class<?> contract) {
        return new RulesDocument(Rules.descriptions(contract)).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (RuleFamily family : RuleFamily.values()) {
            List<RuleDescription> own = of(family);
            if (!own.isEmpty()) {
                text.append(row(List.of(
                        family.name(), family.title(), count(own, Severity.MUST), count(own, Severity.SHOULD))));
            }
        }
        text.append(row(List.of("", "all", count(rules, Severity.MUST), count(rules, Severity.SHOULD))));
        text.append("\n| capability | what a store that has it claims |\n|---|---|\n");
        for (Capability capability : Capability.values()) {
            text.append(row(List.of(capability.label(), capability.claim())));
        }
        for (RuleFamily family : RuleFamily.values()) {
            if (!of(family).isEmpty()) {
                text.append("\n## ")
                        .append(family.name())
                        .append(": ")
                        .append(family.title())
                        .append("\n\n");
                text.append("| rule | | what a store does | if this fails | needs |\n|---|---|---|---|---|\n");
                of(family).forEach(rule -> text.append(row(cells(rule))));
            }
        }
        return text.toString();
    }

    private List<RuleDescription> of(RuleFamily family) {
        return rules.stream().filter(rule -> RuleFamily.of(rule) == family).toList();
    }

    private static String count(List<RuleDescription> rules, Severity severity) {
        return Long.toString(
                rules.stream().filter(rule -> rule.severity() == severity).count());
    }

    private static List<String> cells(RuleDescription rule) {
        List<String> cells =
                new ArrayList<>(List.of(rule.id(), rule.severity().name(), rule.intent(), rule.ifItFails()));
        cells.add(String.join(", ", rule.needs()));
        return cells;
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(" | ", cells.stream().map(RulesDocument::escaped).toList()) + " |\n";
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }
}
