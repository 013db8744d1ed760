package dev.touchstone.report.gate.evidence;

import dev.touchstone.report.statistics.Turn;
import org.HdrHistogram.Histogram;

/**
 * The latencies of one turn: every query once, each search followed by a reference search.
 *
 * @param search nanoseconds of the searches under test
 * @param reference nanoseconds of a fixed exact scan on the same server, the measure of how fast the machine was
 */
public record LatencyTurn(Histogram search, Histogram reference) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The searches under test, in milliseconds. */
    public Turn milliseconds() {
        return Turn.of(search).over(NANOS_PER_MILLI);
    }

    /** The searches under test, in multiples of the turn's median reference search. */
    public Turn relative() {
        return Turn.of(search).over(Turn.of(reference).median());
    }

    /** The reference searches in multiples of their own median: how disturbed the machine was. */
    public Turn disturbance() {
        Turn turn = Turn.of(reference);
        return turn.over(turn.median());
    }
}
