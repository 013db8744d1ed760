package dev.touchstone.bench.load;

/** The requests of a load; called by many threads at once. */
@FunctionalInterface
public interface Workload {
    /** Sends request number {@code n}, counted from 0, and returns when it is answered. */
    void send(long n);
}
