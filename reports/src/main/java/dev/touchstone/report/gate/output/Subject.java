package dev.touchstone.report.gate.output;

import dev.touchstone.report.run.DatasetSummary;

/**
 * What a gate put under test.
 *
 * @param replaces what the documents came from, such as {@code file store (pickled vectors and JSON)}
 * @param index the index and its search settings
 * @param dataset documents and queries, with their fingerprint
 * @param k rows asked of each query
 * @param instrument how latency was measured
 */
public record Subject(String replaces, String index, DatasetSummary dataset, int k, String instrument) {}
