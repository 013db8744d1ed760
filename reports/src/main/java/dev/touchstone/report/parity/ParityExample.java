package dev.touchstone.report.parity;

/**
 * One difference.
 *
 * @param query the query's text or name
 * @param expected what the file store answered at that rank
 * @param actual what PostgreSQL answered there
 */
public record ParityExample(String query, String expected, String actual) {}
