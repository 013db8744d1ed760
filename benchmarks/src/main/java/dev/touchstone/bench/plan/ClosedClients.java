package dev.touchstone.bench.plan;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Threads that each send the next search when the last is answered, for a slice of time. */
final class ClosedClients {
    private static final int DIGITS = 3;

    private final List<float[]> queries;
    private final int k;
    private final Duration slice;

    ClosedClients(List<float[]> queries, int k, Duration slice) {
        this.slice = slice;
        this.queries = queries;
        this.k = k;
    }

    static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    /** Searches and adds latencies in nanoseconds to the histogram; returns searches/s. */
    double run(VectorStore store, int threads, Histogram latencies) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Histogram>> work = new ArrayList<>();
            long start = System.nanoTime();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * queries.size() / threads;
                work.add(() -> searchUntil(store, start + slice.toNanos(), first));
            }
            for (Future<Histogram> client : pool.invokeAll(work)) {
                latencies.add(client.get());
            }
            return latencies.getTotalCount() * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client of the pool's measurement failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Histogram searchUntil(VectorStore store, long end, int first) {
        Histogram latencies = histogram();
        int searches = 0;
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            store.search(SearchRequest.of(queries.get((first + searches) % queries.size()), k));
            latencies.recordValue(System.nanoTime() - start);
            searches++;
        }
        return latencies;
    }
}
