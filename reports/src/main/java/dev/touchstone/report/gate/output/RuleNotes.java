package dev.touchstone.report.gate.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rules said, each text once with the rules that said it. */
final class RuleNotes {
    /** How a rule gives the reason of a difference that is meant. */
    private static final String REASON = ", because ";

    private RuleNotes() {}

    /** The differences from the file store that are meant, among texts such as {@code PAR-01: …, because …}. */
    static List<String> meant(List<String> named) {
        return together(named.stream().filter(note -> note.contains(REASON)).toList());
    }

    /** The other texts. */
    static List<String> others(List<String> named) {
        return together(named.stream().filter(note -> !note.contains(REASON)).toList());
    }

    /** Texts such as {@code needs faults (DUR-01, DUR-02)} of texts such as {@code DUR-01: needs faults}. */
    static List<String> together(List<String> named) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (String note : named) {
            int colon = note.indexOf(": ");
            rules.computeIfAbsent(note.substring(colon + 2), text -> new ArrayList<>())
                    .add(note.substring(0, colon));
        }
        return rules.entrySet().stream()
                .map(entry -> entry.getKey() + " ("
                        + String.join(", ", entry.getValue().stream().distinct().toList()) + ")")
                .toList();
    }
}
