package dev.touchstone.store.migration;

import dev.touchstone.store.CollectionId;
import java.util.Optional;

/**
 * An entry that cannot be a document.
 *
 * @param store its store
 * @param position its position in the files, from 0
 * @param id its id there, where it has one
 * @param kind the reason's kind
 * @param reason why, in one line
 */
public record HeldOut(CollectionId store, long position, Optional<String> id, Kind kind, String reason) {
    /** Why an entry is held out. */
    public enum Kind {
        /** One of the two files ends before the other. */
        LENGTH_MISMATCH("length mismatch"),
        /** There is no vector in its place. */
        NO_VECTOR("no vector"),
        /** Its vector has another number of components than most of the store. */
        OTHER_DIMENSION("other dimension"),
        /** Its vector is zero, holds NaN or an infinity, or cannot be compared in 32-bit floats. */
        BAD_VECTOR("zero or not comparable vector"),
        /** It is no object, or has no text. */
        NO_TEXT("no text"),
        /** Its id, text or metadata cannot be stored, such as U+0000. */
        BAD_CONTENT("content that cannot be stored");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns the name users read. */
        public String label() {
            return label;
        }
    }

    /** Returns the entry and the reason in one line. */
    public String line() {
        return store.userId() + "/" + store.collection() + " entry " + position
                + id.map(value -> " (id " + shown(value) + ")").orElse("") + ": " + reason;
    }

    private static String shown(String value) {
        String oneLine = value.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() > 60 ? oneLine.substring(0, 60) + "…" : oneLine;
    }
}
