package dev.touchstone.dataset.doctor;

import dev.touchstone.dataset.VectorTable;

/**
 * Vectors kept to one bit a component, set where it is above 0 as pgvector's binary_quantize does, and compared by Hamming
 * distance.
 */
final class SignBits {
    /** Neighbours looked for, and how many of the nearest by bits they are looked for among. */
    static final int NEAREST = 10;

    static final int CANDIDATES = 100;

    private final long[][] asked;
    private final int[][] rowsAt;

    private SignBits(VectorTable asked) {
        this.asked = new long[asked.size()][];
        this.rowsAt = new int[asked.size()][asked.dimension() + 1];
        for (int query = 0; query < asked.size(); query++) {
            this.asked[query] = bits(asked.row(query));
        }
    }

    /**
     * Returns the share of the nearest that are among the {@value #CANDIDATES} nearest by bits, 0 to 1; of rows equally far
     * by bits at the edge, the part that fits. The corpus is read once, in its order.
     *
     * @param nearest the true neighbours of each vector asked, as rows of the corpus
     */
    static double found(VectorTable corpus, VectorTable asked, int[][] nearest) {
        SignBits bits = new SignBits(asked);
        float[] vector = new float[corpus.dimension()];
        for (int row = 0; row < corpus.size(); row++) {
            corpus.read(row, 1, vector);
            bits.count(bits(vector));
        }
        double sum = 0;
        int all = 0;
        for (int query = 0; query < nearest.length; query++) {
            for (int row : nearest[query]) {
                sum += bits.chance(query, distance(bits.asked[query], bits(corpus.row(row))));
                all++;
            }
        }
        return sum / all;
    }

    private void count(long[] row) {
        for (int query = 0; query < asked.length; query++) {
            rowsAt[query][distance(asked[query], row)]++;
        }
    }

    /** The part of the rows at a distance from a query that fits among its candidates. */
    private double chance(int query, int distance) {
        int nearer = 0;
        for (int d = 0; d < distance; d++) {
            nearer += rowsAt[query][d];
        }
        return Math.min(1, Math.max(0, (double) (CANDIDATES - nearer) / rowsAt[query][distance]));
    }

    private static int distance(long[] a, long[] b) {
        int different = 0;
        for (int word = 0; word < a.length; word++) {
            different += Long.bitCount(a[word] ^ b[word]);
        }
        return different;
    }

    private static long[] bits(float[] vector) {
        long[] bits = new long[(vector.length + Long.SIZE - 1) / Long.SIZE];
        for (int d = 0; d < vector.length; d++) {
            if (vector[d] > 0) {
                bits[d / Long.SIZE] |= 1L << d; // a shift counts modulo 64
            }
        }
        return bits;
    }
}
