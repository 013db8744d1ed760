package dev.touchstone.report.statistics;

import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * One independent part of an estimate's variance.
 *
 * @param variance of the estimate, not of a single observation
 * @param observed the mean square it was computed from, in the same unit: above {@code variance} where noise was taken
 *     off, whose own uncertainty stays
 * @param degreesOfFreedom of what was observed, at least 1
 */
record VariancePart(double variance, double observed, double degreesOfFreedom) {
    static VariancePart of(double variance, double degreesOfFreedom) {
        return new VariancePart(variance, variance, degreesOfFreedom);
    }

    /** The part that a mean over these independent values has; at least two values. */
    static VariancePart ofMean(double[] values) {
        return of(new Variance().evaluate(values) / values.length, values.length - 1.0);
    }

    /** The same part without noise that another part holds already; never below zero. */
    VariancePart without(double noise) {
        return new VariancePart(Math.max(0, variance - noise), observed, degreesOfFreedom);
    }
}
