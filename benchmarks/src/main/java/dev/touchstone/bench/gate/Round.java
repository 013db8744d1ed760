package dev.touchstone.bench.gate;

import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.report.gate.evidence.QueryScore;
import dev.touchstone.store.postgres.BuiltIndex;
import java.util.List;

/**
 * One build of the index, every query's answer, and one turn of latencies.
 *
 * @param built the index
 * @param evidence answers, plan and parity
 * @param timed the turn
 */
record Round(BuiltIndex built, Evidence evidence, LatencyTurns.Timed timed) {
    /** Returns every query's score. */
    List<QueryScore> scores() {
        return scores(evidence);
    }

    static List<QueryScore> scores(Evidence evidence) {
        return evidence.scores().queries().stream()
                .map(score -> new QueryScore(score.query(), score.expected(), score.returned(), score.hits()))
                .toList();
    }
}
