package dev.touchstone.bench.gate;

import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.bench.sweep.Evidence;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.gate.evidence.LatencyTurn;
import dev.touchstone.store.postgres.BuiltIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Measures an index in rounds, each on a build of its own. */
final class Rounds {
    private final GateSession session;
    private final IndexUnderTest index;
    private final Progress progress;

    Rounds(GateSession session, IndexUnderTest index, Progress progress) {
        this.session = session;
        this.index = index;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws BenchmarkFailedException if the index under test did not answer: nothing would have been measured of it
     */
    List<Round> measure(int rounds) {
        List<Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            progress.advanced("Rounds of build, recall and latency", round, rounds);
            measured.add(one(round));
        }
        progress.advanced("Rounds of build, recall and latency", rounds, rounds);
        return measured;
    }

    private Round one(long seed) {
        BuiltIndex built = session.build(index.spec());
        Evidence evidence = session.ask(index.spec(), index.settings());
        evidence.plan().fault().ifPresent(fault -> {
            throw new BenchmarkFailedException("plan check: " + fault + hint());
        });
        return new Round(built, evidence, session.time(index.settings(), UnaryOperator.identity(), seed));
    }

    private String hint() {
        return index.kind() == IndexUnderTest.Kind.EXACT
                ? ""
                : "; where PostgreSQL finds a scan faster, put that under test: index: { kind: exact }";
    }

    static Answers answers(List<Round> rounds) {
        return new Answers(rounds.stream().map(Round::scores).toList());
    }

    static List<LatencyTurn> turns(List<Round> rounds) {
        return rounds.stream().map(round -> round.timed().turn()).toList();
    }
}
