package dev.touchstone.bench.sweep;

import dev.touchstone.bench.jmh.BenchContext;
import dev.touchstone.bench.jmh.BenchContext.CellSpec;
import dev.touchstone.bench.jmh.ForkReply;
import dev.touchstone.bench.jmh.JmhRunner.Turn;
import dev.touchstone.bench.jmh.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the cells of one comparison in turns: each round measures every cell once, in a fresh JVM. */
final class Turns {
    private final Bench bench;
    private final Class<?> benchmark;

    Turns(Bench bench, Class<?> benchmark) {
        this.bench = bench;
        this.benchmark = benchmark;
    }

    /**
     * A cell to measure.
     *
     * @param cell its name
     * @param spec what the forked JVM does
     * @param threads client threads
     */
    record Candidate(Map<String, String> cell, CellSpec spec, int threads) {}

    /**
     * What all turns of a cell gave.
     *
     * @param repeats every measured iteration
     * @param exactFallbacks searches completed by an exact scan, over all turns
     * @param unsteadyTurns turns whose warm-up reached its limit before latency was steady
     */
    record Measured(List<Repeat> repeats, long exactFallbacks, int unsteadyTurns) {
        Measured plus(Turn turn) {
            List<Repeat> all = new ArrayList<>(repeats);
            all.addAll(turn.repeats());
            ForkReply reply = turn.reply();
            return new Measured(all, exactFallbacks + reply.exactFallbacks(), unsteadyTurns + (reply.steady() ? 0 : 1));
        }
    }

    /**
     * Measures all cells.
     *
     * @param turnDone called after every turn
     */
    Map<Map<String, String>, Measured> measure(BenchContext context, List<Candidate> candidates, Runnable turnDone) {
        Map<Map<String, String>, Measured> measured = new LinkedHashMap<>();
        for (int round = 0; round < bench.measurement().rounds(); round++) {
            for (Candidate candidate : candidates) {
                Turn turn = bench.jmh()
                        .run(benchmark, context.withCell(candidate.spec()), candidate.threads(), bench.measurement());
                measured.merge(
                        candidate.cell(),
                        new Measured(List.of(), 0, 0).plus(turn),
                        (before, same) -> before.plus(turn));
                turnDone.run();
            }
        }
        return measured;
    }
}
