package dev.touchstone.report.tune;

import com.fasterxml.jackson.annotation.JsonValue;

/** The form an index holds vectors in; answers from any but {@link #VECTOR} are ranked again by the whole vectors. */
public enum Storage {
    VECTOR("vector"),
    HALFVEC("halfvec"),
    BINARY("binary");

    private final String text;

    Storage(String text) {
        this.text = text;
    }

    /** The name users read and write. */
    @JsonValue
    public String text() {
        return text;
    }
}
