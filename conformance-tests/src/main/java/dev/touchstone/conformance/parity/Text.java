package dev.touchstone.conformance.parity;

import dev.touchstone.store.ScoredDocument;
import java.util.Locale;

/** The wording of examples. */
final class Text {
    private static final int LONGEST = 160;

    private Text() {}

    static String row(ScoredDocument row) {
        return String.format(Locale.ROOT, "%s (score %.7f)", row.document().id(), row.score());
    }

    static String of(String id, Object value) {
        String text = String.valueOf(value);
        return id + ": " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
