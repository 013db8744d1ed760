package dev.touchstone.report.capacity;

/**
 * One load at one rate.
 *
 * @param rate requests due a second
 * @param p50Millis latency from when requests were due
 * @param p99Millis the same, p99
 * @param closedP99Millis p99 from when requests were sent, which is all a closed loop would see
 * @param lost requests that were not answered
 * @param met whether the load kept the latency target
 */
public record LoadPoint(
        double rate, double p50Millis, double p99Millis, double closedP99Millis, Lost lost, boolean met) {}
