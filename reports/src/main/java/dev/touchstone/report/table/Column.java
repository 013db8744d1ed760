package dev.touchstone.report.table;

/**
 * A column of a table.
 *
 * @param header its name with the unit, such as {@code p99 (ms)}
 * @param align where its values stand
 */
public record Column(String header, Align align) {
    /** Where values stand: numbers to the right, words to the left. */
    public enum Align {
        LEFT,
        RIGHT
    }

    static Column words(String header) {
        return new Column(header, Align.LEFT);
    }

    static Column numbers(String header) {
        return new Column(header, Align.RIGHT);
    }
}
