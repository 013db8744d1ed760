package dev.touchstone.report.shadow;

import dev.touchstone.report.ReportException;
import java.util.Locale;
import java.util.stream.Stream;

/** What a question of a shadow period came to. */
public enum ShadowFate {
    /** Both answers are the same, but for rounding and the order of equal scores. */
    SAME("same answer"),
    /** They differ as this way of searching may. */
    ALLOWED("allowed difference"),
    /** They differ as they must not. */
    FORBIDDEN("forbidden difference"),
    /** They differ, and the collection had changed before it could be learnt why. */
    UNEXPLAINED("unexplained difference"),
    /** PostgreSQL was not asked, because it lacked writes. */
    BEHIND("not compared: writes outstanding"),
    /** PostgreSQL was not asked or not in time for other reasons. */
    SKIPPED("not compared: other reasons"),
    /** PostgreSQL gave an error. */
    FAILED("PostgreSQL failed");

    private final String label;

    ShadowFate(String label) {
        this.label = label;
    }

    /**
     * What a file calls so.
     *
     * @throws ReportException if there is no such fate
     */
    public static ShadowFate of(String key) {
        return Stream.of(values())
                .filter(fate -> fate.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ReportException("the shadow period has an unknown fate '" + key + "'; mend it"));
    }

    /** What a chart's legend calls it. */
    public String label() {
        return label;
    }

    /** How files call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
