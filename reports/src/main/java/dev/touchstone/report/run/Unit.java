package dev.touchstone.report.run;

/** What a metric's values count. */
public enum Unit {
    /** A share of one, 0 to 1. */
    SHARE(""),
    COUNT(""),
    /** One figure over another of the same run. */
    RATIO(""),
    MILLISECONDS("ms"),
    SECONDS("s"),
    BYTES("bytes"),
    QUERIES_PER_SECOND("queries/s"),
    DOCUMENTS_PER_SECOND("docs/s"),
    TEXTS_PER_SECOND("texts/s");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** What stands behind a number of this unit; empty for shares and counts. */
    public String symbol() {
        return symbol;
    }
}
