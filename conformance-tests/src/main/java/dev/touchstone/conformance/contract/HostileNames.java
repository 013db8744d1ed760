package dev.touchstone.conformance.contract;

import java.util.ArrayList;
import java.util.List;

/** Names that do harm where they are taken for something else than data, or for one another. */
final class HostileNames {
    private HostileNames() {}

    static List<String> all() {
        List<String> names = new ArrayList<>(List.of(
                "a",
                "A",
                " a",
                "a ",
                "aa",
                "a_",
                "_a",
                "a%",
                "a*",
                "\u00e4",
                "a\u0308",
                "\u0430",
                "a\u200b",
                "../a",
                "a/b",
                "a\\b",
                ".",
                "..",
                "CON",
                "a\nb",
                "a\tb",
                "\u202ea",
                "\ud83d\ude00",
                "null",
                "default",
                "1",
                "01",
                "true",
                "a'",
                "''",
                "\"a\"",
                "a;b",
                "$$",
                "$user",
                "pg_catalog",
                "a\u0001",
                "x".repeat(200)));
        Samples.HOSTILE.stream()
                .filter(name -> !name.isEmpty() && name.length() < 200)
                .forEach(names::add);
        return names;
    }
}
