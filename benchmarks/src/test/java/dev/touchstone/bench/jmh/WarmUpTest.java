package dev.touchstone.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final AtomicLong now = new AtomicLong();

    /** An operation whose n-th call takes as many nanoseconds as {@code cost} says, on the test's clock. */
    private Runnable costing(java.util.function.LongUnaryOperator cost) {
        AtomicLong calls = new AtomicLong();
        return () -> now.addAndGet(cost.applyAsLong(calls.getAndIncrement()));
    }

    @Test
    void endsOnceThreeWindowsAgree() {
        WarmUp warmUp = WarmUp.run(costing(call -> call < 20 ? 1000 : 100), 10, Duration.ofSeconds(1), now::get);

        assertThat(warmUp.steady()).isTrue();
        assertThat(warmUp.elapsed()).isEqualTo(Duration.ofNanos(20 * 1000 + 30 * 100));
    }

    @Test
    void saysSoWhenLatencyNeverSettles() {
        WarmUp warmUp = WarmUp.run(costing(call -> 1000 + call * 50), 10, Duration.ofNanos(500_000), now::get);

        assertThat(warmUp.steady()).isFalse();
        assertThat(warmUp.elapsed()).isGreaterThanOrEqualTo(Duration.ofNanos(500_000));
    }
}
