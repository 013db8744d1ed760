package dev.touchstone.report.statistics;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.Optional;

/**
 * By how much mean recall differs between builds of the same index over the same data.
 *
 * @param variance of one build's mean recall, at least 0
 * @param degreesOfFreedom it was estimated with, above 0
 */
public record BetweenBuilds(double variance, double degreesOfFreedom) {
    public BetweenBuilds {
        if (!(variance >= 0) || !(degreesOfFreedom > 0)) {
            throw new ReportException("a variance between builds of " + variance + " over " + degreesOfFreedom
                    + " degrees of freedom is none");
        }
    }

    /** Pools what several indexes, each built at least twice, vary by; empty where there is none. */
    public static Optional<BetweenBuilds> pooled(List<QueriesByBuilds> indexes) {
        double degrees =
                indexes.stream().mapToDouble(index -> index.builds() - 1.0).sum();
        double squares = indexes.stream()
                .mapToDouble(index -> (index.builds() - 1.0) * index.betweenBuilds())
                .sum();
        return degrees == 0 ? Optional.empty() : Optional.of(new BetweenBuilds(squares / degrees, degrees));
    }

    /** The part it has in the variance of a mean over so many builds. */
    VariancePart part(int builds) {
        return VariancePart.of(variance / builds, degreesOfFreedom);
    }
}
