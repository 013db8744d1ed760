package dev.touchstone.report.statistics;

import java.util.List;

/** A percentile of latency, or the ratio of two; its bounds are those of its logarithm. */
public final class LatencyFigure implements Figure {
    private final Estimate logarithm;
    private final int turns;
    private final String what;

    private LatencyFigure(Estimate logarithm, int turns, String what) {
        this.logarithm = logarithm;
        this.turns = turns;
        this.what = what;
    }

    /** A percentile of latency over turns; {@code percentile} in 0 to 100. */
    public static LatencyFigure percentile(TurnPool pool, double percentile) {
        return new LatencyFigure(pool.logPercentile(percentile), pool.turns(), "turns");
    }

    /** A percentile of latency in a typical one of at least one turn; {@code percentile} in 0 to 100. */
    public static LatencyFigure percentile(List<Turn> turns, BetweenTurns spread, double percentile) {
        return new LatencyFigure(spread.logPercentile(turns, percentile), turns.size(), "turns");
    }

    /** The mean latency in a typical one of at least one turn. */
    public static LatencyFigure mean(List<Turn> turns, BetweenTurns spread) {
        return new LatencyFigure(spread.logMean(turns), turns.size(), "turns");
    }

    /** A candidate's percentile in a typical turn over a baseline's: above 1 where the candidate is slower. */
    public static LatencyFigure ratio(List<Turn> baseline, List<Turn> candidate, double percentile) {
        Estimate before = TypicalTurn.logPercentile(baseline, percentile);
        Estimate now = TypicalTurn.logPercentile(candidate, percentile);
        Estimate difference = Estimate.of(now.value() - before.value(), List.of(part(before), part(now)));
        return new LatencyFigure(difference, Math.min(baseline.size(), candidate.size()), "turns in either run");
    }

    private static VariancePart part(Estimate estimate) {
        return VariancePart.of(estimate.standardError() * estimate.standardError(), estimate.degreesOfFreedom());
    }

    @Override
    public double value() {
        return Math.exp(logarithm.value());
    }

    @Override
    public double lower(double confidence) {
        return Math.exp(logarithm.lower(confidence));
    }

    @Override
    public double upper(double confidence) {
        return Math.exp(logarithm.upper(confidence));
    }

    /** The margin shrinks as the square root of the number of turns grows. */
    @Override
    public String need(double limit, double confidence) {
        double factor = logarithm.margin(confidence) / (Math.log(limit) - logarithm.value());
        return Need.of(turns * factor * factor, what, turns);
    }
}
