package dev.touchstone.report.gate.policy;

import java.util.Objects;

/**
 * How far a run may fall behind the run it is compared with.
 *
 * @param recallLoss mean recall@10 it may lose, 0 to 1
 * @param latencyRatio how much slower it may be
 */
public record BaselineLimits(double recallLoss, LatencyRatios latencyRatio) {
    public BaselineLimits {
        LimitRange.check("baseline.recall_loss", recallLoss, 0, 1);
        Objects.requireNonNull(latencyRatio, "latencyRatio");
    }
}
