package dev.touchstone.report.statistics;

/** A measured figure that a limit is held against. */
public interface Figure {
    /** The figure as measured. */
    double value();

    /** What the true figure exceeds with this one-sided confidence, in 0.5 to 1. */
    double lower(double confidence);

    /** What the true figure stays below with this one-sided confidence, in 0.5 to 1. */
    double upper(double confidence);

    /** How much evidence would tell the figure from the limit, in words, such as {@code about 2,400 queries}. */
    String need(double limit, double confidence);
}
