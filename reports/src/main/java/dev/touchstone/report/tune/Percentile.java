package dev.touchstone.report.tune;

import com.fasterxml.jackson.annotation.JsonValue;

/** A percentile of latency that a target may name. */
public enum Percentile {
    P95("p95"),
    P99("p99");

    private final String text;

    Percentile(String text) {
        this.text = text;
    }

    /** The name users read and write. */
    @JsonValue
    public String text() {
        return text;
    }
}
