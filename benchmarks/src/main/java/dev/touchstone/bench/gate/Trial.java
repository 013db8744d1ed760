package dev.touchstone.bench.gate;

import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.GateEvidence;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.report.gate.evidence.QueryScore;
import java.util.ArrayList;
import java.util.List;

/**
 * What one session measured: the store as it is, and the same store with faults planted, on the same builds.
 *
 * @param asItIs the store as it is
 * @param lossy searched less thoroughly, with a lower ef_search
 * @param slow behind a delay
 */
record Trial(GateEvidence asItIs, GateEvidence lossy, GateEvidence slow) {
    /** Returns the number of rounds, each with a build of its own. */
    int rounds() {
        return asItIs.turns().size();
    }

    /** The first rounds alone, at most as many as there are. */
    Trial first(int rounds) {
        return new Trial(asItIs.first(rounds), lossy.first(rounds), slow.first(rounds));
    }

    /** Collects a session round by round. */
    static final class Rounds {
        private final List<List<QueryScore>> answers = new ArrayList<>();
        private final List<LatencyTurn> turns = new ArrayList<>();
        private final List<List<QueryScore>> lossyAnswers = new ArrayList<>();
        private final List<LatencyTurn> slowTurns = new ArrayList<>();

        void asItIs(List<QueryScore> scores, LatencyTurn turn) {
            answers.add(scores);
            turns.add(turn);
        }

        void planted(List<QueryScore> lossy, LatencyTurn slow) {
            lossyAnswers.add(lossy);
            slowTurns.add(slow);
        }

        Trial trial() {
            return new Trial(
                    new GateEvidence(new Answers(answers), turns),
                    new GateEvidence(new Answers(lossyAnswers), turns),
                    new GateEvidence(new Answers(answers), slowTurns));
        }
    }
}
