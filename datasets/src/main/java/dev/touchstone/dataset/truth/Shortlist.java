package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Neighbours;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The rows that may still be among the k nearest of one query; many threads may add at once.
 *
 * <p>Of each row it keeps the lower end of the interval its score lies in. Where k rows have a lower end of at least f,
 * a row whose upper end is below f is not among the k nearest. Where too many intervals overlap to tell, exact
 * distances are computed and only the k nearest of those rows are kept: memory stays bounded whatever the data.
 */
final class Shortlist {
    private static final int FEWEST = 256;
    private static final int TIMES_K = 4;

    private final ExactDistances distances;
    private final int k;
    private final int capacity;
    private int[] rows;
    private double[] lower;
    private int size;
    private double widest; // no upper end is farther from its lower end
    private Found[] nearest = {}; // at most k, the nearest of all rows that were measured
    private volatile double floor = Double.NEGATIVE_INFINITY;

    /** A row and its exact distance. */
    private record Found(int row, double distance) {
        static int nearestFirst(Found a, Found b) {
            int byDistance = Double.compare(a.distance, b.distance);
            return byDistance != 0 ? byDistance : Integer.compare(a.row, b.row);
        }
    }

    Shortlist(ExactDistances distances, int k) {
        this.distances = distances;
        this.k = k;
        this.capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(FEWEST, (long) TIMES_K * k));
        int places = (int) Math.min(capacity, Math.max(FEWEST, 2L * k));
        this.rows = new int[places];
        this.lower = new double[places];
    }

    /** Returns the score that a row's upper end must reach; it only rises. */
    double floor() {
        return floor;
    }

    /** Takes hits, whose scores may be wrong by the margin. */
    synchronized void add(HitFinder hits, double margin) {
        widest = Math.max(widest, 2 * margin);
        for (int hit = 0; hit < hits.found(); hit++) {
            double low = lowerEnd(hits.score(hit), margin);
            if (mayReachFloor(low)) {
                if (size == rows.length) {
                    makeRoom();
                }
                rows[size] = hits.row(hit);
                lower[size++] = low;
            }
        }
    }

    /** Returns −∞ where a score has no bound. */
    private static double lowerEnd(float score, double margin) {
        return Float.isNaN(score) ? Double.NEGATIVE_INFINITY : score - margin;
    }

    private boolean mayReachFloor(double low) {
        return low == Double.NEGATIVE_INFINITY || low + widest >= floor;
    }

    private void makeRoom() {
        tidy();
        if (size > rows.length / 2) {
            dropBelow(Selection.kthLargest(lower, size, k));
        }
        if (size > rows.length / 2 && rows.length < capacity) {
            rows = Arrays.copyOf(rows, (int) Math.min(capacity, 2L * rows.length));
            lower = Arrays.copyOf(lower, rows.length);
        } else if (size > capacity - capacity / TIMES_K) {
            measure();
        }
    }

    /** Drops rows that cannot be among the nearest, as far as that is quickly told. */
    private void tidy() {
        if (size >= k) {
            dropBelow(Selection.reachedByK(lower, size, k));
        }
    }

    private void dropBelow(double reached) {
        floor = Math.max(floor, reached);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (mayReachFloor(lower[i])) {
                rows[kept] = rows[i];
                lower[kept++] = lower[i];
            }
        }
        size = kept;
    }

    /** Measures every row: of rows whose distances are known, those beyond the k nearest are never in the answer. */
    private void measure() {
        double[] measured = distances.of(rows, size);
        Found[] all = Arrays.copyOf(nearest, nearest.length + size);
        for (int i = 0; i < size; i++) {
            all[nearest.length + i] = new Found(rows[i], measured[i]);
        }
        Arrays.sort(all, Found::nearestFirst);
        nearest = Arrays.copyOf(all, Math.min(all.length, k));
        size = 0;
        if (nearest.length == k) {
            floor = Math.max(
                    floor,
                    Stream.of(nearest)
                            .mapToDouble(found -> distances.lowestScore(found.row(), found.distance()))
                            .min()
                            .orElseThrow());
        }
    }

    /** Returns the min(k, rows added) nearest rows; nothing is added afterwards. */
    synchronized Neighbours nearest() {
        tidy();
        measure();
        return new Neighbours(
                Stream.of(nearest).mapToInt(Found::row).toArray(),
                Stream.of(nearest).mapToDouble(Found::distance).toArray());
    }
}
