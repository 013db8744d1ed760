package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.statistics.BetweenTurns;
import dev.touchstone.report.statistics.LatencyFigure;
import dev.touchstone.report.statistics.Turn;
import java.util.List;

/**
 * Latency of one setting over all its turns, closed loop.
 *
 * @param p50 in ms
 * @param p95 in ms
 * @param p99 in ms
 * @param qps queries/s of all clients together
 * @param samples searches measured, at least 1
 * @param turns stretches of time they were measured in
 * @param unsteadyTurns turns whose warm-up reached its limit before latency was steady
 */
public record LatencyFigures(
        Interval p50, Interval p95, Interval p99, Interval qps, long samples, int turns, int unsteadyTurns) {
    public LatencyFigures {
        if (samples < 1 || turns < 1 || unsteadyTurns < 0 || unsteadyTurns > turns) {
            throw new ReportException("latency of " + samples + " searches in " + turns + " turns, " + unsteadyTurns
                    + " of them unsteady, is none; measure again");
        }
    }

    /**
     * The figures of measured turns.
     *
     * @param turns in ms, at least one
     * @param clients that searched at the same time, at least 1
     * @param spread by how much turns differ
     */
    public static LatencyFigures of(List<Turn> turns, int clients, int unsteadyTurns, BetweenTurns spread) {
        Interval mean = interval(LatencyFigure.mean(turns, spread));
        double rate = clients * 1000.0;
        return new LatencyFigures(
                interval(LatencyFigure.percentile(turns, spread, 50)),
                interval(LatencyFigure.percentile(turns, spread, 95)),
                interval(LatencyFigure.percentile(turns, spread, 99)),
                new Interval(rate / mean.value(), rate / mean.high(), rate / mean.low()),
                turns.stream().mapToLong(Turn::size).sum(),
                turns.size(),
                unsteadyTurns);
    }

    /** The percentile that a target is about. */
    public Interval percentile(Percentile percentile) {
        return percentile == Percentile.P99 ? p99 : p95;
    }

    private static Interval interval(LatencyFigure figure) {
        return new Interval(figure.value(), figure.lower(Interval.CONFIDENCE), figure.upper(Interval.CONFIDENCE));
    }
}
