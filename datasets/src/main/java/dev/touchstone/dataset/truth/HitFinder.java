package dev.touchstone.dataset.truth;

/**
 * Turns the products of one query with the rows of a block into scores and lists those that reach a threshold. It first
 * takes roughly the largest of every {@value #FOLDED}, in loops that the compiler turns into vector instructions, and
 * looks at single scores only where that one reaches it.
 *
 * <p>The larger of two numbers is (a + b + |a − b|) / 2, since neither branches nor Math.max become vector instructions
 * on Java 17. Rounding may make it too small by 3u(|a| + |b|), u = 2⁻²⁴, so that of eight by at most 18u times the
 * largest magnitude: the threshold is lowered by 32u of it.
 */
final class HitFinder {
    private static final int FOLDED = 8;
    private static final int LANES = CorpusBlock.ROWS / FOLDED;
    private static final double SLACK = 0x1p-19;

    private final float[] largest = new float[CorpusBlock.ROWS / 2];
    private final int[] rows = new int[CorpusBlock.ROWS];
    private final float[] scores = new float[CorpusBlock.ROWS];
    private int found;

    /**
     * Finds hits; they are listed in no particular order until the next call.
     *
     * @param products one product a row, {@link CorpusBlock#ROWS} of them
     * @param threshold what the score of a hit reaches; a score that is NaN is a hit too
     * @param magnitude what no score exceeds, sign aside
     */
    void find(CorpusBlock block, float[] products, float threshold, double magnitude) {
        fold(block.scale(), block.offset(), products);
        for (int half = CorpusBlock.ROWS / 4; half >= LANES; half /= 2) {
            fold(half);
        }
        float lowered = Math.nextDown((float) (threshold - SLACK * magnitude));
        found = 0;
        for (int lane = 0; lane < LANES; lane++) {
            if (!(largest[lane] < lowered)) {
                list(block, products, threshold, lane);
            }
        }
    }

    private void fold(float[] scale, float[] offset, float[] products) {
        for (int i = 0; i < CorpusBlock.ROWS / 2; i++) {
            int j = i + CorpusBlock.ROWS / 2;
            float a = scale[i] * products[i] + offset[i];
            float b = scale[j] * products[j] + offset[j];
            largest[i] = 0.5f * (a + b + Math.abs(a - b));
        }
    }

    private void fold(int half) {
        for (int i = 0; i < half; i++) {
            float a = largest[i];
            float b = largest[i + half];
            largest[i] = 0.5f * (a + b + Math.abs(a - b));
        }
    }

    private void list(CorpusBlock block, float[] products, float threshold, int lane) {
        for (int i = lane; i < block.rows(); i += LANES) {
            float score = block.scale()[i] * products[i] + block.offset()[i];
            if (!(score < threshold)) {
                rows[found] = block.firstRow() + i;
                scores[found++] = score;
            }
        }
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
