package dev.touchstone.dataset.truth;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The k nearest rows seen so far, of rows offered in ascending order: at equal distance the earlier row stays. */
final class Candidates {
    static final Comparator<Candidate> NEAREST_FIRST =
            Comparator.comparingDouble(Candidate::distance).thenComparingInt(Candidate::row);

    private final int k;
    private final PriorityQueue<Candidate> farthestFirst;

    Candidates(int k) {
        this.k = k;
        this.farthestFirst = new PriorityQueue<>(NEAREST_FIRST.reversed());
    }

    /** Returns the distance a row must stay below to be kept. */
    double bound() {
        return farthestFirst.size() < k
                ? Double.POSITIVE_INFINITY
                : farthestFirst.element().distance();
    }

    /** Keeps a row that lies below the bound, in place of the farthest one where there are k. */
    void add(int row, double distance) {
        if (farthestFirst.size() == k) {
            farthestFirst.remove();
        }
        farthestFirst.add(new Candidate(row, distance));
    }

    List<Candidate> rows() {
        return List.copyOf(farthestFirst);
    }

    /** A row and its distance. */
    record Candidate(int row, double distance) {}
}
