package dev.touchstone.report.ageing;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How often to REINDEX.
 *
 * @param outcome whether and how surely
 * @param everyDays days between two REINDEXes, to be rounded down; empty unless one is recommended
 * @param earliestDays the cautious end of it: at 95 % one-sided confidence no figure passes its tolerance before
 * @param horizonDays how long an index was watched without a REINDEX
 * @param figures what churn does to each figure
 */
public record AgeingAdvice(
        Outcome outcome,
        OptionalDouble everyDays,
        OptionalDouble earliestDays,
        double horizonDays,
        List<AgedFigure> figures) {
    /** What is recommended. */
    public enum Outcome {
        /** A figure passes its tolerance within what was measured. */
        REINDEX_EVERY,
        /** None does, at 95 % one-sided confidence. */
        NOT_NEEDED,
        /** Measurement wavers too much to tell. */
        UNCERTAIN
    }

    public AgeingAdvice {
        figures = List.copyOf(figures);
    }

    /**
     * What churn does to one figure that a VACUUM does not undo.
     *
     * @param name recall, p99 or index size
     * @param fresh its value on a fresh index: a share, multiples of the reference scan, or bytes a document
     * @param tolerance how much it may lose: points of recall, or a share of growth
     * @param passage where it passes the tolerance, in churn
     * @param worst the greatest loss seen at any time, between two VACUUMs included
     */
    public record AgedFigure(String name, double fresh, double tolerance, Passage passage, double worst) {}
}
