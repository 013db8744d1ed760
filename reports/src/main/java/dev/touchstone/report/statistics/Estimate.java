package dev.touchstone.report.statistics;

import dev.touchstone.report.ReportException;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An estimate with its standard error, bounded by Student's t distribution.
 *
 * @param value the estimate, finite
 * @param standardError its standard error, at least 0
 * @param degreesOfFreedom of the standard error, above 0
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {
    public Estimate {
        if (!Double.isFinite(value) || !(standardError >= 0) || !(degreesOfFreedom > 0)) {
            throw new ReportException("estimate " + value + " with standard error " + standardError + " over "
                    + degreesOfFreedom + " degrees of freedom is none; measure more");
        }
    }

    /**
     * An estimate whose variance is the sum of independent parts, its degrees of freedom after Satterthwaite (1946) and
     * Welch (1947).
     */
    static Estimate of(double value, List<VariancePart> parts) {
        double variance = parts.stream().mapToDouble(VariancePart::variance).sum();
        double weighted = parts.stream()
                .mapToDouble(part -> part.observed() * part.observed() / part.degreesOfFreedom())
                .sum();
        double fewest =
                parts.stream().mapToDouble(VariancePart::degreesOfFreedom).min().orElseThrow();
        double degrees = weighted == 0 ? fewest : variance * variance / weighted;
        return new Estimate(value, Math.sqrt(variance), Math.max(degrees, fewest));
    }

    /** How far a one-sided bound lies from the value; {@code confidence} lies in 0.5 to 1. */
    public double margin(double confidence) {
        return standardError == 0 ? 0 : standardError * quantile(confidence);
    }

    /** What the true value exceeds with this one-sided confidence. */
    public double lower(double confidence) {
        return value - margin(confidence);
    }

    /** What the true value stays below with this one-sided confidence. */
    public double upper(double confidence) {
        return value + margin(confidence);
    }

    private double quantile(double confidence) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(confidence);
    }
}
