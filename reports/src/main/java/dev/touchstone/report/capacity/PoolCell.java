package dev.touchstone.report.capacity;

/**
 * Searches through a pool by a number of client threads, each of which sends the next when the last is answered.
 *
 * @param connections size of the pool
 * @param threads client threads
 * @param rate searches/s, the median of the rounds
 * @param p50Millis median latency, the wait for a connection included
 * @param p99Millis the same, p99
 */
public record PoolCell(int connections, int threads, double rate, double p50Millis, double p99Millis) {}
