package dev.touchstone.bench.store;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches through the store and through the floor in turns. */
final class SearchRounds {
    private static final int SLICES = 8;

    private final VectorStore store;
    private final List<float[]> queries;
    private final List<SearchRequest> requests;
    private final int rounds;

    SearchRounds(VectorStore store, List<float[]> queries, int rounds) {
        this.store = store;
        this.queries = queries;
        this.requests = queries.stream()
                .map(query -> SearchRequest.of(query, StoreBenchSettings.K))
                .toList();
        this.rounds = rounds;
    }

    /** Opens a floor for one client thread. */
    @FunctionalInterface
    interface FloorSupplier {
        Floor open() throws SQLException;
    }

    /** Compares median latencies; every query goes to both, one right after the other, first one then the other first. */
    Ratio latency(Floor floor) throws SQLException {
        Ratio ratio = new Ratio();
        for (int round = -1; round < rounds; round++) {
            double[] ours = new double[queries.size()];
            double[] bare = new double[queries.size()];
            for (int i = 0; i < queries.size(); i++) {
                if (i % 2 == 0) {
                    ours[i] = timeStore(i);
                    bare[i] = timeFloor(floor, i);
                } else {
                    bare[i] = timeFloor(floor, i);
                    ours[i] = timeStore(i);
                }
            }
            if (round >= 0) {
                ratio.add(median(ours), median(bare));
            }
        }
        return ratio;
    }

    /**
     * Compares throughput on several client threads, each with a connection of its own where the floor is asked. A round
     * is several short slices of either, so that the machine's drift falls on both alike.
     */
    Ratio throughput(int threads, FloorSupplier floors) throws SQLException {
        Ratio ratio = new Ratio();
        List<Floor> open = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                open.add(floors.open());
            }
            Search bare = (thread, i) -> timeFloor(open.get(thread), i);
            Search ours = (thread, i) -> timeStore(i);
            for (int round = -1; round < rounds; round++) {
                long[] nanos = slices(clients, threads, List.of(ours, bare));
                if (round >= 0) {
                    ratio.add((double) nanos[1], (double) nanos[0]);
                }
            }
        } finally {
            clients.shutdownNow();
            for (Floor floor : open) {
                floor.close();
            }
        }
        return ratio;
    }

    @FunctionalInterface
    private interface Search {
        long time(int thread, int query) throws SQLException;
    }

    /** Returns the time each kind of search took for the same queries, the two taking turns at going first. */
    private long[] slices(ExecutorService clients, int threads, List<Search> searches) throws SQLException {
        long[] nanos = new long[searches.size()];
        for (int slice = 0; slice < SLICES; slice++) {
            for (int turn = 0; turn < searches.size(); turn++) {
                int kind = (slice + turn) % searches.size();
                nanos[kind] += together(clients, threads, searches.get(kind));
            }
        }
        return nanos;
    }

    /** Every query once; a thread takes the next one as soon as it is free, so that none ends long before the others. */
    private long together(ExecutorService clients, int threads, Search search) throws SQLException {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int client = thread;
            work.add(() -> {
                for (int i = next.getAndIncrement(); i < queries.size(); i = next.getAndIncrement()) {
                    search.time(client, i);
                }
                return null;
            });
        }
        return Rates.nanos(() -> await(clients, work));
    }

    private static void await(ExecutorService clients, List<Callable<Void>> work) throws SQLException {
        try {
            for (Future<Void> client : clients.invokeAll(work)) {
                client.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new SQLException("a client thread failed: " + e.getCause().getMessage(), e);
        }
    }

    private long timeStore(int query) throws SQLException {
        return Rates.nanos(() -> store.search(requests.get(query)));
    }

    private long timeFloor(Floor floor, int query) throws SQLException {
        return Rates.nanos(() -> floor.search(queries.get(query)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Ratio.median(sorted);
    }
}
