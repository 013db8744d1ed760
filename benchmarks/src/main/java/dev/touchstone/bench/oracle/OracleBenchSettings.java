package dev.touchstone.bench.oracle;

/**
 * The size of a run.
 *
 * @param documents corpus rows
 * @param dimensions components of a vector
 * @param queries queries asked at once
 * @param k neighbours wanted
 * @param rounds turns of each side
 * @param seed of documents and queries
 */
public record OracleBenchSettings(int documents, int dimensions, int queries, int k, int rounds, long seed) {}
