package dev.touchstone.bench.tune;

import dev.touchstone.dataset.VectorTable;

/** Whether one bit a component, its sign, tells vectors apart. */
final class Signs {
    private static final int SAMPLE = 500;
    private static final double LEAST_SHARE = 0.1;

    private Signs() {}

    /** Whether at least a tenth of the components is negative and a tenth positive, in a sample of rows. */
    static boolean lieOnBothSides(VectorTable vectors) {
        int step = Math.max(1, vectors.size() / SAMPLE);
        long positive = 0;
        long negative = 0;
        long all = 0;
        for (int row = 0; row < vectors.size(); row += step) {
            for (float component : vectors.row(row)) {
                positive += component > 0 ? 1 : 0;
                negative += component < 0 ? 1 : 0;
                all++;
            }
        }
        return Math.min(positive, negative) >= LEAST_SHARE * (double) all;
    }
}
