package dev.touchstone.conformance.random;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Strings put together from what breaks programs that take data for something else: quotes, control characters, halves
 * of surrogate pairs, signs that look alike or turn the reading direction, parts of SQL, JSON, paths and templates.
 *
 * @param random where they come from
 */
public record HostileText(RandomGenerator random) {
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "`",
            "$",
            "$1",
            "$$",
            "?",
            "??",
            ":x",
            "%",
            "_",
            "%s",
            "${x}",
            "{{x}}",
            "--",
            "/*",
            ";",
            "\u0000",
            "\u0001",
            "\u001b[2J",
            "\u007f",
            "\t",
            "\n",
            "\r\n",
            " ",
            "\u00a0",
            "\u2028",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "e\u0301",
            "\u00e9",
            "\u0130",
            "\u0131",
            "\u00df",
            "\u03c2",
            "\u0430",
            "a",
            "A",
            "0",
            "-0",
            "1e999",
            "NaN",
            "null",
            "true",
            "{",
            "}",
            "[",
            "]",
            ",",
            "{\"a\":",
            "</script>",
            "<!--",
            "../",
            "/",
            "\\u0000",
            "\\x00",
            "drop table x",
            " or true",
            "); delete from vector_documents; --",
            "gAAAAA",
            "\u0ca0_\u0ca0");

    /** Returns a string of some pieces, at times of none, and at times a very long one. */
    public String next() {
        int pieces = random.nextInt(20) == 0 ? 2_000 : random.nextInt(6);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
