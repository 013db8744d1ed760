package dev.touchstone.conformance.sequence;

/**
 * Where two stores part.
 *
 * @param step number of the operation, from 1; one more than there are where the contents differ at the end
 * @param what what was compared
 * @param expected the reference's answer
 * @param got the answer of the store under test
 */
public record Divergence(int step, String what, String expected, String got) {}
