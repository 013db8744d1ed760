package dev.touchstone.conformance.parity;

/** What a difference between a reference answer and a candidate answer is; each difference is of exactly one kind. */
public enum DifferenceKind {
    /** Another order, or another choice at the cut, among documents whose reference scores are equal within rounding. */
    TIE("tie"),
    /** The same document with a score that differs, by no more than the tolerance. */
    FLOAT_ROUNDING("float rounding"),
    /** A document that the candidate holds was not returned, and a worse one took its place. */
    ANN_MISS("ANN miss"),
    /** A row less than min(k, matches), or a document of the answer that the candidate does not hold at all. */
    MISSING_ROW("missing row"),
    /** A row more than min(k, matches), a document returned twice, or one that does not match in the reference. */
    EXTRA_ROW("extra row"),
    /** The document's text differs. */
    WRONG_TEXT("wrong text"),
    /** The document's metadata differs; numbers compare as numbers, the order of keys does not count. */
    WRONG_METADATA("wrong metadata"),
    /** The document's score differs by more than the tolerance, or is not a number. */
    WRONG_SCORE("wrong score"),
    /** A row scores higher than the row before it, although both scores are right. */
    WRONG_ORDER("wrong order");

    private final String label;

    DifferenceKind(String label) {
        this.label = label;
    }

    /** Returns the name users read. */
    public String label() {
        return label;
    }
}
