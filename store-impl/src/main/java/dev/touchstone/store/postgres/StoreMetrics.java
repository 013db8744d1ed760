package dev.touchstone.store.postgres;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Where operations are counted and timed: {@code touchstone.store.operation} (a timer) and {@code touchstone.store.rows}
 * (rows returned or written), tagged {@code operation}, {@code database} and, for the timer, {@code outcome}.
 *
 * @param registry empty where nobody asked for metrics
 * @param database name of the database and its schema
 */
record StoreMetrics(Optional<MeterRegistry> registry, String database) {
    /** Runs an operation and counts it, also where it fails. */
    <T> T observe(String operation, ToDoubleFunction<T> rows, Supplier<T> work) {
        if (registry.isEmpty()) {
            return work.get();
        }
        Timer.Sample sample = Timer.start(registry.get());
        String outcome = "failure";
        try {
            T result = work.get();
            outcome = "success";
            summary(operation).record(rows.applyAsDouble(result));
            return result;
        } finally {
            sample.stop(timer(operation, outcome));
        }
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder("touchstone.store.operation")
                .description("time of an operation of the store")
                .tags("operation", operation, "database", database, "outcome", outcome)
                .register(registry.orElseThrow());
    }

    private DistributionSummary summary(String operation) {
        return DistributionSummary.builder("touchstone.store.rows")
                .description("rows an operation returned or wrote")
                .baseUnit("rows")
                .tags("operation", operation, "database", database)
                .register(registry.orElseThrow());
    }
}
