package dev.touchstone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.capacity.Lost;
import dev.touchstone.store.VectorStoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final OpenLoop LOOP = new OpenLoop(8, Duration.ofMillis(200), Duration.ofSeconds(5));

    @Test
    void sendsEveryDueRequestOnceAndReportsThoseAfterTheWarmUp() throws InterruptedException {
        AtomicLong sent = new AtomicLong();
        LoadResult result = LOOP.run(n -> sent.incrementAndGet(), new Arrivals.Constant(500), Duration.ofSeconds(1));
        assertThat(sent.get()).isEqualTo(600);
        assertThat(result.timings()).hasSize(500).allSatisfy(timing -> {
            assertThat(timing.started()).isGreaterThanOrEqualTo(timing.intended());
            assertThat(timing.completed()).isGreaterThanOrEqualTo(timing.started());
        });
        assertThat(result.abandoned()).isZero();
    }

    @Test
    void seesAQueueThatGrowsAndNotOneThatComesAndGoes() {
        assertThat(withLateness(n -> n).queueGrew()).isTrue();
        assertThat(withLateness(n -> n % 100).queueGrew()).isFalse();
        assertThat(withLateness(n -> 0).queueGrew()).isFalse();
    }

    /** 1,000 requests a millisecond apart, each answered in 10 ms, sent late by that many ms. */
    private static LoadResult withLateness(LongUnaryOperator lateMillis) {
        List<Timing> timings = LongStream.range(0, 1_000)
                .mapToObj(n -> {
                    long due = n * 1_000_000;
                    long started = due + lateMillis.applyAsLong(n) * 1_000_000;
                    return new Timing(due, started, started + 10_000_000, false);
                })
                .toList();
        return new LoadResult(1_000, Duration.ofSeconds(1), timings, Map.of(), 0, 0);
    }

    @Test
    void countsLatencyFromWhenARequestWasDueNotFromWhenItWasSent() throws InterruptedException {
        ReentrantLock server = new ReentrantLock();
        Workload serial = n -> {
            server.lock();
            try {
                LockSupport.parkNanos(20_000_000);
            } finally {
                server.unlock();
            }
        };
        LoadResult result = new OpenLoop(1, Duration.ZERO, Duration.ofSeconds(30))
                .run(serial, new Arrivals.Constant(100), Duration.ofSeconds(1));
        // twice as many are due as can be served: the last waits for about half of the load
        assertThat(result.queueGrew()).isTrue();
        assertThat(result.latency().getMaxValue())
                .isGreaterThan(5 * result.service().getMaxValue());
    }

    @Test
    void abandonsALoadBeyondSaturationAndCountsWhatWasNeverSent() throws InterruptedException {
        LoadResult result = new OpenLoop(1, Duration.ZERO, Duration.ofMillis(100))
                .run(n -> LockSupport.parkNanos(50_000_000), new Arrivals.Constant(200), Duration.ofSeconds(1));
        assertThat(result.abandoned()).isPositive();
        assertThat(result.abandoned() + result.timings().size()).isEqualTo(200);
        assertThat(result.failureShare()).isPositive();
        assertThat(result.queueGrew()).isTrue();
    }

    @Test
    void countsFailuresByReasonAndKeepsTheirTimes() throws InterruptedException {
        LoadResult result = LOOP.run(
                n -> {
                    if (n % 10 == 0) {
                        throw new IllegalStateException("refused");
                    }
                },
                new Arrivals.Constant(500),
                Duration.ofSeconds(1));
        assertThat(result.failures()).isEqualTo(Map.of("refused", 50L));
        assertThat(result.failureShare()).isEqualTo(0.1);
        assertThat(result.lost()).isEqualTo(new Lost(500, 0, 50, 0));
        assertThat(result.latency().getTotalCount()).isEqualTo(500);
    }

    @Test
    void tellsTimeOutsFromOtherErrors() throws InterruptedException {
        LoadResult result = LOOP.run(
                n -> {
                    if (n % 10 == 0) {
                        throw new VectorStoreException(
                                "the search failed: no connection", new SQLTransientConnectionException("pool"));
                    }
                    if (n % 10 == 1) {
                        throw new VectorStoreException("the search failed: cancelled", new SQLException("", "57014"));
                    }
                    if (n % 10 == 2) {
                        throw new VectorStoreException("the search failed: refused", new SQLException("", "42501"));
                    }
                },
                new Arrivals.Constant(500),
                Duration.ofSeconds(1));
        assertThat(result.lost()).isEqualTo(new Lost(500, 100, 50, 0));
    }
}
