package dev.touchstone.bench.gate;

import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.evidence.QueryScore;
import java.util.ArrayList;
import java.util.List;

/** What one session measured: the store as it is, and the same store with faults planted, on the same builds. */
final class Trial {
    private final List<List<QueryScore>> honestAnswers = new ArrayList<>();
    private final List<LatencyTurn> honestTurns = new ArrayList<>();
    private final List<List<QueryScore>> lossyAnswers = new ArrayList<>();
    private final List<LatencyTurn> slowTurns = new ArrayList<>();

    void honest(List<QueryScore> scores, LatencyTurn turn) {
        honestAnswers.add(scores);
        honestTurns.add(turn);
    }

    void planted(List<QueryScore> lossy, LatencyTurn slow) {
        lossyAnswers.add(lossy);
        slowTurns.add(slow);
    }

    /** The store as it is. */
    GateEvidence asItIs() {
        return new GateEvidence(new Answers(honestAnswers), honestTurns);
    }

    /** Searched less thoroughly, with a lower ef_search. */
    GateEvidence lossy() {
        return new GateEvidence(new Answers(lossyAnswers), honestTurns);
    }

    /** Behind a delay. */
    GateEvidence slow() {
        return new GateEvidence(new Answers(honestAnswers), slowTurns);
    }
}
