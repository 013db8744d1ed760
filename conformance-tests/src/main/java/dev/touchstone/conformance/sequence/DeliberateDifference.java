package dev.touchstone.conformance.sequence;

/** In what a store may differ from the file store, and why; everything else is a fault. */
public enum DeliberateDifference {
    ASSIGNED_IDS(
            "PAR-01", "ids a store assigns are of its own form", "the file store counts; nobody may rely on the form"),
    ROUNDING("PAR-01", "scores differ by up to 1e-5", "pgvector sums 32-bit floats, the file store 64-bit ones"),
    TIES(
            "PAR-01",
            "documents whose scores are equal within rounding may change places",
            "rounding decides which of them is ahead"),
    NEAREST_NEIGHBOURS(
            "PAR-02",
            "an approximate index may miss a neighbour",
            "how often is a matter of recall, which IDX rules measure"),
    STORE_PATH("PAR-01", "the statistics' store_path differs", "one names a folder, the other a table"),
    RESERVED_KEYS(
            "PAR-03",
            "metadata may have the keys id, text and timestamp",
            "the file format keeps them for itself, so the file store refuses them"),
    CURSORS(
            "PAR-04",
            "a page's cursor may hold after the store is opened again",
            "the file format has no place for a position, so the file store refuses the cursor of another opening");

    private final String rule;
    private final String difference;
    private final String reason;

    DeliberateDifference(String rule, String difference, String reason) {
        this.rule = rule;
        this.difference = difference;
        this.reason = reason;
    }

    /** The rule that allows it. */
    public String rule() {
        return rule;
    }

    /** One line for a report: that it is meant, what it is, and its reason. */
    public String line() {
        return "meant difference: " + difference + ", because " + reason;
    }
}
