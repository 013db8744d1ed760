package dev.touchstone.dataset.synthetic;

import java.util.SplittableRandom;

/**
 * A source of randomness that starts anew for every number. Only whole numbers, basic arithmetic and square roots are
 * used, which are the same on every platform; logarithms and powers are not.
 *
 * @param seed of the dataset
 * @param purpose keeps the streams of one seed apart
 */
record Stream(long seed, String purpose) {
    private static final int UNIFORMS = 4;
    private static final double DEVIATION = Math.sqrt(UNIFORMS / 12.0);

    /** Returns the randomness of one number. */
    SplittableRandom at(long number) {
        long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode();
        return new SplittableRandom(new SplittableRandom(mixed).nextLong() + number * 0xD1342543DE82EF95L);
    }

    /** Returns a number from a bell-shaped distribution of mean 0 and deviation 1: a sum of uniform ones. */
    static double bell(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < UNIFORMS; i++) {
            sum += random.nextDouble();
        }
        return (sum - UNIFORMS / 2.0) / DEVIATION;
    }
}
