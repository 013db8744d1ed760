package dev.touchstone.conformance.parity;

import dev.touchstone.store.InvalidInputException;

/**
 * How two stores are compared.
 *
 * @param k number of results asked of both, at least 1
 * @param scoreTolerance largest difference of two cosine similarities that is rounding, above 0 and below 1
 * @param examplesPerKind how many differences of each kind are kept in full, 0 or more
 */
public record ParitySettings(int k, double scoreTolerance, int examplesPerKind) {
    /** The tolerance unless told otherwise: pgvector keeps and sums four-byte floats, the file store eight-byte ones. */
    public static final double DEFAULT_TOLERANCE = 1e-5;

    public ParitySettings {
        if (k < 1) {
            throw new InvalidInputException("k is " + k + "; it must be at least 1");
        }
        if (!(scoreTolerance > 0 && scoreTolerance < 1)) {
            throw new InvalidInputException(
                    "the score tolerance is " + scoreTolerance + "; it must lie between 0 and 1");
        }
        if (examplesPerKind < 0) {
            throw new InvalidInputException(
                    "the number of examples is " + examplesPerKind + "; it must not be negative");
        }
    }

    /** Returns settings with the default tolerance and five examples a kind. */
    public static ParitySettings of(int k) {
        return new ParitySettings(k, DEFAULT_TOLERANCE, 5);
    }
}
