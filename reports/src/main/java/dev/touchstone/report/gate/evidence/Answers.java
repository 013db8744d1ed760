package dev.touchstone.report.gate.evidence;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.statistics.QueriesByBuilds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every query's score in every round; a round builds the index anew.
 *
 * @param rounds at least one, each with the same queries in the same order, at least one
 */
public record Answers(List<List<QueryScore>> rounds) {
    public Answers {
        rounds = rounds.stream().map(List::copyOf).toList();
        if (rounds.isEmpty() || rounds.get(0).isEmpty()) {
            throw new ReportException("no query was scored; there is no recall");
        }
        List<Integer> queries = numbers(rounds.get(0));
        for (List<QueryScore> round : rounds) {
            if (!numbers(round).equals(queries)) {
                throw new ReportException("the rounds did not score the same queries; measure again");
            }
        }
    }

    private static List<Integer> numbers(List<QueryScore> round) {
        return round.stream().map(QueryScore::query).toList();
    }

    /** The numbers of the queries, in the order asked. */
    public List<Integer> queries() {
        return numbers(rounds.get(0));
    }

    /** The recall of every query, one row a round. */
    public double[][] recalls() {
        return rounds.stream()
                .map(round -> round.stream().mapToDouble(QueryScore::recall).toArray())
                .toArray(double[][]::new);
    }

    /** The recalls as draws of queries and builds. */
    public QueriesByBuilds recallsByBuild() {
        return QueriesByBuilds.of(recalls());
    }

    /** The worst answer of all. */
    public QueryScore worst() {
        return rounds.stream()
                .flatMap(List::stream)
                .min(Comparator.comparingDouble(QueryScore::recall))
                .orElseThrow();
    }

    /** Rows returned over rows owed, in the round where it was least. */
    public double fillRate() {
        return rounds.stream().mapToDouble(Answers::fillRate).min().orElseThrow();
    }

    private static double fillRate(List<QueryScore> round) {
        return round.stream()
                .mapToDouble(score -> (double) score.returned() / score.expected())
                .average()
                .orElseThrow();
    }

    /** The first rounds alone. */
    public Answers first(int count) {
        return new Answers(rounds.subList(0, count));
    }

    /** These queries alone, by their place; a place may occur more than once. */
    public Answers at(int[] places) {
        return new Answers(rounds.stream()
                .map(round -> IntStream.range(0, places.length)
                        .mapToObj(i -> renumbered(round.get(places[i]), i))
                        .toList())
                .toList());
    }

    private static QueryScore renumbered(QueryScore score, int query) {
        return new QueryScore(query, score.expected(), score.returned(), score.hits());
    }
}
