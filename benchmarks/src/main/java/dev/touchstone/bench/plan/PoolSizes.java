package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures throughput over pool sizes with a fixed number of client threads, the sizes taking turns. */
final class PoolSizes {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 6, 8, 16);
    private static final int THREADS = 16;
    private static final Duration SLICE = Duration.ofMillis(1_500);

    private final SizedSpace space;
    private final List<float[]> queries;
    private final int k;

    PoolSizes(SizedSpace space, List<float[]> queries, int k) {
        this.space = space;
        this.queries = queries;
        this.k = k;
    }

    /** Measures each size once a round, after a round that is not counted. */
    PoolSizing measure(int rounds) throws InterruptedException {
        List<PgVectorDatabase> pools = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try {
            for (int size : SIZES) {
                pools.add(space.open(PoolSettings.defaults().withMaximumSize(size)));
            }
            List<Observation> measured = new ArrayList<>();
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < SIZES.size(); i++) {
                    double rate = throughput(clients, space.store(pools.get(i)));
                    if (round >= 0) {
                        measured.add(new Observation(SIZES.get(i), rate));
                    }
                }
            }
            return PoolSizing.of(measured);
        } finally {
            clients.shutdownNow();
            pools.forEach(PgVectorDatabase::close);
        }
    }

    private double throughput(ExecutorService clients, PgVectorStore store) throws InterruptedException {
        List<Callable<Integer>> work = new ArrayList<>();
        long start = System.nanoTime();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * queries.size() / THREADS;
            work.add(() -> searchUntil(store, start + SLICE.toNanos(), first));
        }
        int searches = 0;
        for (Future<Integer> client : clients.invokeAll(work)) {
            searches += get(client);
        }
        return searches * 1e9 / (System.nanoTime() - start);
    }

    private int searchUntil(PgVectorStore store, long end, int first) {
        int searches = 0;
        while (System.nanoTime() < end) {
            store.search(SearchRequest.of(queries.get((first + searches) % queries.size()), k));
            searches++;
        }
        return searches;
    }

    private static int get(Future<Integer> client) throws InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client of the pool's measurement failed", e.getCause());
        }
    }
}
