package dev.touchstone.report.gate.evidence;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The figures of a gate that a later one can be compared with.
 *
 * @param answers every query's score in every round
 * @param turns the latencies of every turn, at least one
 */
public record GateEvidence(Answers answers, List<LatencyTurn> turns) {
    private static final String SEARCH = "-search";
    private static final String REFERENCE = "-reference";

    public GateEvidence {
        turns = List.copyOf(turns);
    }

    /** The first rounds alone, at most as many as there are. */
    public GateEvidence first(int rounds) {
        return new GateEvidence(answers.first(rounds), turns.subList(0, rounds));
    }

    /** Writes scores, as {@code recall.csv}. */
    public static void write(RunWriter run, Answers answers) {
        run.text(ScoreTable.FILE, ScoreTable.write(answers));
    }

    /** Writes latencies, two histograms a turn. */
    public static void write(RunWriter run, List<LatencyTurn> turns) {
        IntStream.range(0, turns.size()).forEach(i -> {
            run.histogram(name(i) + SEARCH, turns.get(i).search());
            run.histogram(name(i) + REFERENCE, turns.get(i).reference());
        });
    }

    /**
     * Reads what a gate wrote.
     *
     * @throws ReportException if the run has no scores or no latencies, or they are damaged
     */
    public static GateEvidence read(Run run) {
        Optional<String> scores = run.text(ScoreTable.FILE);
        long turns = run.histogramNames().stream()
                .filter(name -> name.startsWith("turn-") && name.endsWith(SEARCH))
                .count();
        if (scores.isEmpty() || turns == 0) {
            throw new ReportException(run.folder() + " has no " + (scores.isEmpty() ? ScoreTable.FILE : "latencies")
                    + "; name a run of ./touchstone gate that measured both");
        }
        return new GateEvidence(
                ScoreTable.read(scores.get()),
                IntStream.range(0, Math.toIntExact(turns))
                        .mapToObj(i ->
                                new LatencyTurn(run.histogram(name(i) + SEARCH), run.histogram(name(i) + REFERENCE)))
                        .toList());
    }

    private static String name(int turn) {
        return String.format(Locale.ROOT, "turn-%03d", turn + 1);
    }
}
