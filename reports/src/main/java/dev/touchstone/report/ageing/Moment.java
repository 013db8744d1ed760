package dev.touchstone.report.ageing;

/** What had just happened when an index was looked at. */
public enum Moment {
    /** It had just been built. */
    FRESH,
    /** A cycle's writes were done. */
    WRITTEN,
    /** The table had just been vacuumed. */
    VACUUMED,
    /** The index had just been built anew, and the table vacuumed after it. */
    REINDEXED;

    /** Whether no write has aged the index yet. */
    public boolean isNew() {
        return this == FRESH || this == REINDEXED;
    }

    /** The word for people and for cells. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
