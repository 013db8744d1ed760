package dev.touchstone.store.embedding;

import dev.touchstone.store.VectorStoreException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that fails in passing: exponential back-off, each delay drawn from its upper half, so that clients which
 * failed together do not come back together.
 *
 * @param random where the jitter comes from
 * @param sleeper how to wait
 */
record Backoff(RandomGenerator random, Sleeper sleeper) {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration delay) throws InterruptedException;
    }

    <T> T call(Supplier<T> attempt) {
        for (int failures = 1; ; failures++) {
            try {
                return attempt.get();
            } catch (PassingFailure e) {
                if (failures == ATTEMPTS) {
                    throw new VectorStoreException(e.getMessage() + " (" + ATTEMPTS + " attempts)", e);
                }
                await(FIRST.multipliedBy(1L << (failures - 1)));
            }
        }
    }

    private void await(Duration longest) {
        long half = longest.toMillis() / 2;
        try {
            sleeper.sleep(Duration.ofMillis(half + random.nextLong(half + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VectorStoreException("embedding was interrupted while it waited to try again", e);
        }
    }
}
