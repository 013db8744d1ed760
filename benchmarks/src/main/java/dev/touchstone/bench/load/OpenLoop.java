package dev.touchstone.bench.load;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at the times they are due, by a bounded number of client threads.
 *
 * <p>A request that finds every client busy is sent late, and its latency counts from when it was due. Once the backlog
 * is older than a bound, the rest is abandoned and counted: a load beyond saturation ends instead of queueing for ever.
 *
 * @param clients threads that send, 1 to 4096
 * @param warmUp requests due in this first part are sent and not reported
 * @param oldestBacklog how late a request may be sent before the load is abandoned
 */
public record OpenLoop(int clients, Duration warmUp, Duration oldestBacklog) {
    private static final long SPIN_NANOS = 20_000;

    public OpenLoop {
        if (clients < 1 || clients > 4096) {
            throw new ConfigurationException("clients is " + clients + "; it must lie in 1 to 4096");
        }
    }

    /** Sends the requests that are due within warm-up and measured time, and waits for the last answer. */
    public LoadResult run(Workload workload, Arrivals arrivals, Duration measured) throws InterruptedException {
        long[] due = arrivals.due(warmUp.plus(measured));
        Load load = new Load(workload, due);
        load.run();
        return load.result(arrivals.rate(), measured);
    }

    /** One load under way; each array has an entry a request and is written by the client that sends it. */
    private final class Load {
        private final Workload workload;
        private final long[] due;
        private final long[] started;
        private final long[] completed;
        private final boolean[] failed;
        private final AtomicInteger next = new AtomicInteger();
        private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
        private final LongAdder timeouts = new LongAdder();
        private final long start = System.nanoTime();

        Load(Workload workload, long[] due) {
            this.workload = workload;
            this.due = due;
            this.started = new long[due.length];
            this.completed = new long[due.length];
            this.failed = new boolean[due.length];
        }

        void run() throws InterruptedException {
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            try {
                List<Callable<Void>> work = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    work.add(this::sendUntilNoneIsDue);
                }
                for (Future<Void> client : threads.invokeAll(work)) {
                    client.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a load client died: " + e.getCause(), e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }

        private Void sendUntilNoneIsDue() {
            for (int n = next.getAndIncrement(); n < due.length; n = next.getAndIncrement()) {
                waitUntil(due[n]);
                started[n] = System.nanoTime() - start;
                if (started[n] - due[n] > oldestBacklog.toNanos()) {
                    return null;
                }
                send(n);
            }
            return null;
        }

        private void send(int n) {
            try {
                workload.send(n);
            } catch (RuntimeException e) {
                failed[n] = true;
                if (due[n] >= warmUp.toNanos()) {
                    count(e);
                }
            }
            completed[n] = System.nanoTime() - start;
        }

        private void count(RuntimeException failure) {
            failures.computeIfAbsent(String.valueOf(failure.getMessage()), reason -> new LongAdder())
                    .increment();
            if (FailureKind.of(failure) == FailureKind.TIMEOUT) {
                timeouts.increment();
            }
        }

        private void waitUntil(long time) {
            for (long left = time - (System.nanoTime() - start); left > 0; left = time - (System.nanoTime() - start)) {
                if (left > SPIN_NANOS) {
                    LockSupport.parkNanos(left - SPIN_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        LoadResult result(double rate, Duration measured) {
            int first = firstMeasured();
            List<Timing> timings = new ArrayList<>();
            for (int n = first; n < due.length; n++) {
                if (completed[n] > 0) {
                    timings.add(new Timing(due[n], started[n], completed[n], failed[n]));
                }
            }
            Map<String, Long> counted = new ConcurrentHashMap<>();
            failures.forEach((reason, count) -> counted.put(reason, count.sum()));
            long unsent = (long) due.length - first - timings.size();
            return new LoadResult(rate, measured, timings, counted, timeouts.sum(), unsent);
        }

        private int firstMeasured() {
            int found = Arrays.binarySearch(due, warmUp.toNanos());
            return found >= 0 ? found : -found - 1;
        }
    }
}
