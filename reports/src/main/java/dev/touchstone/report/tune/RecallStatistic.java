package dev.touchstone.report.tune;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which figure of recall a target is about. */
public enum RecallStatistic {
    MEAN("mean"),
    P5("p5"),
    MINIMUM("minimum");

    private final String text;

    RecallStatistic(String text) {
        this.text = text;
    }

    /** The name users read and write. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The figure; that of the minimum is exact, since no interval follows from it. */
    public Interval of(RecallFigures recall) {
        return switch (this) {
            case MEAN -> recall.mean();
            case P5 -> recall.p5();
            case MINIMUM -> Interval.exactly(recall.minimum());
        };
    }
}
