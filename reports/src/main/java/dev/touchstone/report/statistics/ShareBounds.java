package dev.touchstone.report.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Bounds of a share of all queries, observed in several builds.
 *
 * <p>Clopper and Pearson's (1934) at the effective sample size of Korn and Graubard (Survey Methodology 24, 1998): the
 * number of queries over the design effect, which is the share's estimated variance (queries and builds) over that of as
 * many independent draws; never above the number of queries.
 */
final class ShareBounds {
    private final double share;
    private final double effective;

    ShareBounds(QueriesByBuilds indicators) {
        Estimate mean = indicators.mean();
        this.share = mean.value();
        double variance = mean.standardError() * mean.standardError();
        double simple = share * (1 - share) / indicators.queries();
        double design = simple == 0 ? 1 : Math.max(1, variance / simple);
        this.effective = indicators.queries() / design;
    }

    double share() {
        return share;
    }

    double lower(double confidence) {
        double events = share * effective;
        return events <= 0 ? 0 : beta(events, effective - events + 1).inverseCumulativeProbability(1 - confidence);
    }

    double upper(double confidence) {
        double events = share * effective;
        return events >= effective ? 1 : beta(events + 1, effective - events).inverseCumulativeProbability(confidence);
    }

    private static BetaDistribution beta(double alpha, double beta) {
        return new BetaDistribution(null, alpha, beta);
    }
}
