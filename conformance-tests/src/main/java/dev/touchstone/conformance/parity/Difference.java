package dev.touchstone.conformance.parity;

/**
 * One difference between a reference answer and a candidate answer.
 *
 * @param kind what it is
 * @param query the query's text
 * @param expected what the reference has, for people to read
 * @param got what the candidate has, for people to read
 */
public record Difference(DifferenceKind kind, String query, String expected, String got) {}
