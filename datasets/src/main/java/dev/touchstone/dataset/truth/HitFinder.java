package dev.touchstone.dataset.truth;

/**
 * Turns the products of one query with the rows of a block into scores and lists those that reach a threshold. It first
 * takes roughly the largest of every {@value #FOLDED}, in loops that the compiler turns into vector instructions, and
 * looks at single scores only where that one reaches it.
 *
 * <p>The larger of two numbers is (a + b + |a − b|) / 2, since neither branches nor Math.max become vector instructions
 * on Java 17. Rounding may make it wrong by 3u(|a| + |b|), u = 2⁻²⁴, so that of eight by at most 18u times the largest
 * magnitude: 32u of it are allowed for.
 */
final class HitFinder {
    private static final int FOLDED = 8;
    private static final int HALF = CorpusBlock.ROWS / 2;
    private static final int QUARTER = CorpusBlock.ROWS / 4;
    private static final int LANES = CorpusBlock.ROWS / FOLDED;
    private static final double SLACK = 0x1p-19;

    private final float[] ofTwo = new float[HALF];
    private final float[] ofFour = new float[QUARTER];
    private final float[] ofEight = new float[LANES];
    private final int[] rows = new int[CorpusBlock.ROWS];
    private final float[] scores = new float[CorpusBlock.ROWS];
    private CorpusBlock block;
    private float[] products;
    private double slack;
    private int found;

    /**
     * Takes the products of a query; nothing is found yet.
     *
     * @param products one product a row, {@link CorpusBlock#ROWS} of them; read again by {@link #find}
     * @param magnitude what no score exceeds, sign aside
     */
    void take(CorpusBlock block, float[] products, double magnitude) {
        this.block = block;
        this.products = products;
        this.slack = SLACK * magnitude;
        found = 0;
        largestOfTwo(block.scale(), block.offset(), products, ofTwo);
        largestOfFour(ofTwo, ofFour);
        largestOfEight(ofFour, ofEight);
    }

    /** Returns a number that k scores reach, or −∞ where it is not quickly told. */
    double reachedByK(int k) {
        if (k > HALF) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] ofDifferentRows = new double[HALF];
        for (int i = 0; i < HALF; i++) {
            ofDifferentRows[i] = ofTwo[i];
        }
        double reached = Selection.reachedByK(ofDifferentRows, HALF, k) - slack;
        return Double.isNaN(reached) ? Double.NEGATIVE_INFINITY : reached;
    }

    /**
     * Finds hits; they are listed in no particular order until the next call.
     *
     * @param threshold what the score of a hit reaches; a score that is NaN is a hit too
     */
    void find(float threshold) {
        float lowered = Math.nextDown((float) (threshold - slack));
        int hits = 0;
        for (int lane = 0; lane < LANES; lane++) {
            if (!(ofEight[lane] < lowered)) {
                hits = list(threshold, lane, hits);
            }
        }
        found = hits;
    }

    private static void largestOfTwo(float[] scale, float[] offset, float[] products, float[] largest) {
        for (int i = 0; i < HALF; i++) {
            float a = scale[i] * products[i] + offset[i];
            float b = scale[i + HALF] * products[i + HALF] + offset[i + HALF];
            largest[i] = 0.5f * (a + b + Math.abs(a - b));
        }
    }

    private static void largestOfFour(float[] of, float[] largest) {
        for (int i = 0; i < QUARTER; i++) {
            largest[i] = 0.5f * (of[i] + of[i + QUARTER] + Math.abs(of[i] - of[i + QUARTER]));
        }
    }

    private static void largestOfEight(float[] of, float[] largest) {
        for (int i = 0; i < LANES; i++) {
            largest[i] = 0.5f * (of[i] + of[i + LANES] + Math.abs(of[i] - of[i + LANES]));
        }
    }

    private int list(float threshold, int lane, int hits) {
        int next = hits;
        for (int i = lane; i < block.rows(); i += LANES) {
            float score = block.scale()[i] * products[i] + block.offset()[i];
            if (!(score < threshold)) {
                rows[next] = block.firstRow() + i;
                scores[next++] = score;
            }
        }
        return next;
    }

    /** Keeps only the hits a filter lets a query find. */
    void keepMatching(RowFilter filter, int query) {
        int kept = 0;
        for (int i = 0; i < found; i++) {
            if (filter.matches(query, rows[i])) {
                rows[kept] = rows[i];
                scores[kept++] = scores[i];
            }
        }
        found = kept;
    }

    int found() {
        return found;
    }

    /** Returns the corpus row of a hit. */
    int row(int hit) {
        return rows[hit];
    }

    /** Returns the score of a hit; NaN where its row has no bound. */
    float score(int hit) {
        return scores[hit];
    }
}
