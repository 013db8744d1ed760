package dev.touchstone.dataset.truth;

import dev.touchstone.dataset.Neighbours;
import java.util.Arrays;
import org.apache.commons.math3.util.KthSelector;

/**
 * The rows that may still be among the k nearest of one query; safe for use by many threads.
 *
 * <p>Of each row it keeps an interval that its score lies in. Where k rows have a lower end of at least f, a row whose
 * upper end is below f is not among the k nearest. Where too many intervals overlap to tell, exact distances are
 * computed and only the k nearest of those rows are kept: memory stays bounded whatever the data.
 */
final class Shortlist {
    private static final int FEWEST = 256;
    private static final int TIMES_K = 4;

    private final ExactDistances distances;
    private final int query;
    private final int k;
    private final int capacity;
    private final KthSelector selector = new KthSelector();
    private Entry[] entries;
    private int size;
    private volatile double floor = Double.NEGATIVE_INFINITY;

    /**
     * A row that may be among the nearest.
     *
     * @param row its number in the corpus
     * @param lower lower end of its score
     * @param upper upper end of its score
     * @param distance its exact distance; NaN as long as it is not known
     */
    private record Entry(int row, double lower, double upper, double distance) {
        boolean isExact() {
            return !Double.isNaN(distance);
        }
    }

    Shortlist(ExactDistances distances, int query, int k) {
        this.distances = distances;
        this.query = query;
        this.k = k;
        this.capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(FEWEST, (long) TIMES_K * k));
        this.entries = new Entry[Math.min(capacity, FEWEST)];
    }

    /** Returns the score that a row's upper end must reach; it only rises. */
    double floor() {
        return floor;
    }

    /**
     * Takes rows of a block.
     *
     * @param hits numbers of the rows within the block
     * @param scores scores of all rows of the block; NaN where a row has no bound
     */
    synchronized void add(int firstRow, int[] hits, int count, float[] scores, double margin) {
        for (int i = 0; i < count; i++) {
            float score = scores[hits[i]];
            boolean bounded = !Float.isNaN(score) && margin < Double.POSITIVE_INFINITY;
            double lower = bounded ? score - margin : Double.NEGATIVE_INFINITY;
            double upper = bounded ? score + margin : Double.POSITIVE_INFINITY;
            if (upper >= floor) {
                put(new Entry(firstRow + hits[i], lower, upper, Double.NaN));
            }
        }
    }

    private void put(Entry entry) {
        if (size == capacity) {
            dropHopeless();
            if (size > capacity - capacity / TIMES_K) {
                makeExact();
                keepNearest();
                dropHopeless();
            }
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, (int) Math.min(capacity, 2L * size));
        }
        entries[size++] = entry;
    }

    private void dropHopeless() {
        if (size < k) {
            return;
        }
        double[] lower = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = entries[i].lower();
        }
        double limit = Math.max(floor, selector.select(lower, null, size - k));
        floor = limit;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (entries[i].upper() >= limit) {
                entries[kept++] = entries[i];
            }
        }
        size = kept;
    }

    private void makeExact() {
        for (int i = 0; i < size; i++) {
            Entry entry = entries[i];
            if (!entry.isExact()) {
                double distance = distances.of(query, entry.row());
                double score = distances.score(query, distance);
                double margin = distances.margin(query, entry.row());
                entries[i] = new Entry(entry.row(), score - margin, score + margin, distance);
            }
        }
    }

    /** Of rows whose distances are known, those beyond the k nearest can never be in the answer. */
    private void keepNearest() {
        Arrays.sort(entries, 0, size, Shortlist::nearestFirst);
        size = Math.min(size, k);
    }

    private static int nearestFirst(Entry a, Entry b) {
        int byDistance = Double.compare(a.distance(), b.distance());
        return byDistance != 0 ? byDistance : Integer.compare(a.row(), b.row());
    }

    /** Returns the min(k, rows taken) nearest rows with exact distances; nothing is taken afterwards. */
    synchronized Neighbours nearest() {
        dropHopeless();
        makeExact();
        keepNearest();
        int[] rows = new int[size];
        double[] found = new double[size];
        for (int i = 0; i < size; i++) {
            rows[i] = entries[i].row();
            found[i] = entries[i].distance();
        }
        return new Neighbours(rows, found);
    }
}
