package dev.touchstone.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.Document;
import dev.touchstone.store.ScoredDocument;
import dev.touchstone.store.internal.MarginalRelevance.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginalRelevanceTest {
    private static final int DIMENSION = 5;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void choosesWhatTheFormulaSaysWrittenOutAnew() {
        for (int round = 0; round < 50; round++) {
            List<Candidate> candidates = candidates(1 + random.nextInt(20));
            int k = 1 + random.nextInt(20);
            double lambda = random.nextDouble();
            assertThat(MarginalRelevance.choose(candidates, k, lambda)).isEqualTo(formula(candidates, k, lambda));
        }
    }

    @Test
    void givesEqualsToTheBetterCandidate() {
        List<Candidate> same = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            same.add(new Candidate(row("d" + i, 0.5), new float[] {1, 2}));
        }
        assertThat(MarginalRelevance.choose(same, 3, 0.5))
                .extracting(row -> row.document().text())
                .containsExactly("d0", "d1", "d2");
    }

    @Test
    void takesAVectorWithoutLengthForUnlikeAllOthers() {
        List<Candidate> candidates = List.of(
                new Candidate(row("near", 1), new float[] {1, 0}),
                new Candidate(row("like it", 0.9), new float[] {1, 0}),
                new Candidate(row("zero", 0), new float[] {0, 0}));
        assertThat(MarginalRelevance.choose(candidates, 2, 0))
                .extracting(row -> row.document().text())
                .containsExactly("near", "zero");
    }

    private List<Candidate> candidates(int count) {
        float[] query = vector();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = vector();
            candidates.add(new Candidate(row("d" + i, cosine(query, vector)), vector));
        }
        candidates.sort(Comparator.comparingDouble(candidate -> -candidate.row().score()));
        return candidates;
    }

    private static List<ScoredDocument> formula(List<Candidate> candidates, int k, double lambda) {
        List<Candidate> left = new ArrayList<>(candidates);
        List<Candidate> chosen = new ArrayList<>();
        while (!left.isEmpty() && chosen.size() < k) {
            Candidate next = chosen.isEmpty()
                    ? left.get(0)
                    : left.stream()
                            .max(Comparator.comparingDouble(d ->
                                    lambda * d.row().score()
                                            - (1 - lambda)
                                                    * chosen.stream()
                                                            .mapToDouble(c -> cosine(c.vector(), d.vector()))
                                                            .max()
                                                            .orElseThrow()))
                            .orElseThrow();
            left.remove(next);
            chosen.add(next);
        }
        return chosen.stream().map(Candidate::row).toList();
    }

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (random.nextDouble() - 0.5);
        }
        return vector;
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squaresA += (double) a[i] * a[i];
            squaresB += (double) b[i] * b[i];
        }
        return dot / Math.sqrt(squaresA * squaresB);
    }

    private static ScoredDocument row(String text, double score) {
        return new ScoredDocument(Document.of(text), score);
    }
}
