package dev.touchstone.bench.jmh;

import org.HdrHistogram.Histogram;

/**
 * One measured iteration.
 *
 * @param nanos latency of every operation in nanoseconds
 * @param operationsPerSecond of all client threads together: threads over mean latency, since each client sends its
 *     next operation as soon as the last one is answered
 */
public record Repeat(Histogram nanos, double operationsPerSecond) {}
