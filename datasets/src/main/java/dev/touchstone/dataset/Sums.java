package dev.touchstone.dataset;

/**
 * Sums over two vectors in double precision, in eight interleaved parts: the order is fixed, so that the same vectors
 * give the same bits everywhere, and the parts do not wait for one another.
 */
final class Sums {
    private static final int PARTS = 8;

    private Sums() {}

    /** Returns a·b. */
    static double product(float[] a, float[] b) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int whole = a.length - a.length % PARTS;
        for (int i = 0; i < whole; i += PARTS) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
            s4 += (double) a[i + 4] * b[i + 4];
            s5 += (double) a[i + 5] * b[i + 5];
            s6 += (double) a[i + 6] * b[i + 6];
            s7 += (double) a[i + 7] * b[i + 7];
        }
        for (int i = whole; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Returns |a − b|². */
    static double squaredDifference(float[] a, float[] b) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int whole = a.length - a.length % 4;
        for (int i = 0; i < whole; i += 4) {
            double d0 = (double) a[i] - b[i];
            double d1 = (double) a[i + 1] - b[i + 1];
            double d2 = (double) a[i + 2] - b[i + 2];
            double d3 = (double) a[i + 3] - b[i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (int i = whole; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            s0 += difference * difference;
        }
        return (s0 + s1) + (s2 + s3);
    }
}
