package dev.touchstone.report.statistics;

/** Mean recall over queries and builds; kinds of queries that were not drawn can only lower its lower bound. */
public final class MeanRecall implements Figure {
    private final QueriesByBuilds recalls;
    private final Estimate mean;

    public MeanRecall(QueriesByBuilds recalls) {
        this.recalls = recalls;
        this.mean = recalls.mean();
    }

    @Override
    public double value() {
        return mean.value();
    }

    @Override
    public double lower(double confidence) {
        double unseen = Unseen.share(recalls.queries(), confidence);
        return Math.max(0, Math.min(mean.lower(confidence), mean.value() * (1 - unseen)));
    }

    @Override
    public double upper(double confidence) {
        return Math.min(1, mean.upper(confidence));
    }

    @Override
    public String need(double limit, double confidence) {
        double unseen = mean.value() > limit ? Unseen.queries(1 - limit / mean.value(), confidence) : 0;
        return new QueryNeed(mean, recalls.queryPart().variance(), recalls).need(limit, confidence, unseen);
    }
}
