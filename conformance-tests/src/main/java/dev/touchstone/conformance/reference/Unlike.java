package dev.touchstone.conformance.reference;

import java.util.ArrayList;
import java.util.List;

/** Maximal marginal relevance by its definition, without shortcuts. */
final class Unlike {
    private Unlike() {}

    /** Returns min(k, candidates) of the candidates, given best first, in the order they are chosen. */
    static List<ScoredRow> choose(List<ScoredRow> candidates, int k, double lambda) {
        List<ScoredRow> left = new ArrayList<>(candidates);
        List<ScoredRow> chosen = new ArrayList<>();
        while (chosen.size() < k && !left.isEmpty()) {
            ScoredRow best = left.get(0);
            for (ScoredRow row : left) {
                if (!chosen.isEmpty() && value(row, chosen, lambda) > value(best, chosen, lambda)) {
                    best = row;
                }
            }
            chosen.add(best);
            left.remove(best);
        }
        return chosen;
    }

    private static double value(ScoredRow row, List<ScoredRow> chosen, double lambda) {
        double redundancy = chosen.stream()
                .mapToDouble(other -> Cosine.of(row.row().vector(), other.row().vector()))
                .max()
                .orElseThrow();
        return lambda * row.score() - (1 - lambda) * redundancy;
    }
}
