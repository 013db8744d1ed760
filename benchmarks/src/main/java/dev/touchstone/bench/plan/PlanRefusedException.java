package dev.touchstone.bench.plan;

import dev.touchstone.bench.jmh.BenchmarkFailedException;

/** A plan that measuring again would not make possible either: its options have to change. */
public final class PlanRefusedException extends BenchmarkFailedException {
    private static final long serialVersionUID = 1L;

    PlanRefusedException(String message) {
        super(message);
    }
}
