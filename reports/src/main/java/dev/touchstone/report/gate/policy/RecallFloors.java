package dev.touchstone.report.gate.policy;

/**
 * What recall@10 must reach, each in 0 to 1.
 *
 * @param mean over all queries and builds
 * @param p5 what at least 95 % of the queries reach
 * @param minimum what every query that was asked reached in every build
 */
public record RecallFloors(double mean, double p5, double minimum) {
    public RecallFloors {
        LimitRange.check("recall.mean", mean, 0, 1);
        LimitRange.check("recall.p5", p5, 0, 1);
        LimitRange.check("recall.minimum", minimum, 0, 1);
    }
}
