package dev.touchstone.report.statistics;

/**
 * Mean recall of a baseline minus that of a candidate, paired by query: positive where the candidate lost.
 *
 * <p>Kinds of queries that were not drawn can only raise its upper bound: they may withhold a PASS, never a FAIL.
 */
public final class RecallLoss implements Figure {
    private final QueriesByBuilds baseline;
    private final QueriesByBuilds candidate;
    private final Estimate loss;

    public RecallLoss(QueriesByBuilds baseline, QueriesByBuilds candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.loss = baseline.minus(candidate);
    }

    @Override
    public double value() {
        return loss.value();
    }

    @Override
    public double lower(double confidence) {
        return loss.lower(confidence);
    }

    @Override
    public double upper(double confidence) {
        double unseen = Unseen.share(candidate.queries(), confidence);
        return Math.max(loss.upper(confidence), loss.value() + unseen * (1 - loss.value()));
    }

    @Override
    public String need(double limit, double confidence) {
        double room = (limit - loss.value()) / (1 - loss.value());
        double unseen = room > 0 ? Unseen.queries(room, confidence) : 0;
        return new QueryNeed(loss, baseline.queryVariance(candidate), candidate).need(limit, confidence, unseen);
    }
}
