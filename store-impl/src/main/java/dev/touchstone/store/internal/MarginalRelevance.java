package dev.touchstone.store.internal;

import dev.touchstone.store.ScoredDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses documents by maximal marginal relevance: first the one nearest to the query, then again and again the one
 * with the greatest {@code lambda · sim(query, d) − (1 − lambda) · max sim(d, chosen)}, sim being cosine similarity
 * (Carbonell and Goldstein 1998; LangChain's {@code maximal_marginal_relevance}). Equals go to the better candidate.
 */
public final class MarginalRelevance {
    private final List<Candidate> candidates;
    private final double lambda;
    private final double[] redundancy;
    private final boolean[] chosen;

    /**
     * A document that may be chosen.
     *
     * @param row the document with its similarity to the query
     * @param vector its embedding; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // an argument, never compared
    public record Candidate(ScoredDocument row, float[] vector) {}

    private MarginalRelevance(List<Candidate> candidates, double lambda) {
        this.candidates = candidates;
        this.lambda = lambda;
        this.redundancy = new double[candidates.size()];
        this.chosen = new boolean[candidates.size()];
    }

    /**
     * Returns min(k, candidates) rows in the order they were chosen.
     *
     * @param candidates best first
     * @param lambda in [0, 1]
     */
    public static List<ScoredDocument> choose(List<Candidate> candidates, int k, double lambda) {
        MarginalRelevance relevance = new MarginalRelevance(candidates, lambda);
        List<ScoredDocument> rows = new ArrayList<>();
        int next = 0;
        while (rows.size() < Math.min(k, candidates.size())) {
            rows.add(candidates.get(next).row);
            relevance.take(next, rows.size() == 1);
            next = relevance.best();
        }
        return List.copyOf(rows);
    }

    private void take(int taken, boolean first) {
        chosen[taken] = true;
        for (int i = 0; i < redundancy.length; i++) {
            double similarity = cosine(candidates.get(i).vector, candidates.get(taken).vector);
            redundancy[i] = first ? similarity : Math.max(redundancy[i], similarity);
        }
    }

    /** Returns the best candidate that is left; where none is, the first. */
    private int best() {
        int best = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < redundancy.length; i++) {
            double value = lambda * candidates.get(i).row.score() - (1 - lambda) * redundancy[i];
            if (!chosen[i] && value > greatest) {
                greatest = value;
                best = i;
            }
        }
        return best;
    }

    /** A vector without length is like none. */
    private static double cosine(float[] a, float[] b) {
        double norm = Math.sqrt(dot(a, a) * dot(b, b));
        return norm == 0 ? 0 : dot(a, b) / norm;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
