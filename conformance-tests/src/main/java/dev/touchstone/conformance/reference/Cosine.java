package dev.touchstone.conformance.reference;

/** Cosine similarity in 64-bit floats: dot(a, b) / (|a| · |b|). */
public final class Cosine {
    private Cosine() {}

    /** Returns the similarity of two vectors of one length, neither of them zero, in [-1, 1]. */
    public static double of(float[] a, float[] b) {
        double cosine = dot(a, b) / Math.sqrt(dot(a, a)) / Math.sqrt(dot(b, b));
        return Math.max(-1, Math.min(1, cosine)); // rounding may leave the range by an ulp
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
