package dev.touchstone.bench.load;

/**
 * The times of one request, in nanoseconds from the start of the load.
 *
 * @param intended when it was due
 * @param started when a client came to send it: later than due where all were busy
 * @param completed when it was answered or had failed
 * @param failed whether it failed
 */
record Timing(long intended, long started, long completed, boolean failed) {
    /** What the user saw: from when it was due. */
    long latency() {
        return completed - intended;
    }

    /** How long it waited for a free client. */
    long lateness() {
        return started - intended;
    }

    /** What the request itself took: all that a closed loop would report. */
    long service() {
        return completed - started;
    }
}
