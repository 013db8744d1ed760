package dev.touchstone.conformance.history;

/**
 * Something no store that keeps its word would show.
 *
 * @param kind what it is
 * @param detail one line that names the key and the calls
 */
public record Anomaly(Kind kind, String detail) {
    /** What can go wrong. */
    public enum Kind {
        /** A key is absent, or has an older value, although a later write was acknowledged or seen. */
        LOST_WRITE,
        /** A value is there although its deletion was acknowledged or seen. */
        RESURRECTED_DELETE,
        /** Keys that were written together differ. */
        PARTIAL_BATCH,
        /** A value that nobody wrote here. */
        FOREIGN_ROW,
        /** A value whose write was refused, or had not begun. */
        REFUSED_WRITE_SEEN
    }
}
