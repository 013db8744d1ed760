package dev.touchstone.bench.plan;

import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Passes over the same queries by one client, the spaces taking turns; the first pass of each warms it up. */
final class LatencyRounds {
    private static final int DIGITS = 3;
    private static final int WARM_UP_ROUNDS = 2;

    private final List<float[]> queries;
    private final int k;

    LatencyRounds(List<float[]> queries, int k) {
        this.queries = queries;
        this.k = k;
    }

    /** Returns, for each store in order, the latencies of each counted pass in nanoseconds. */
    List<List<Histogram>> measure(List<? extends VectorStore> stores, int rounds) {
        List<List<Histogram>> passes = new ArrayList<>();
        stores.forEach(store -> passes.add(new ArrayList<>()));
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < stores.size(); i++) {
                Histogram pass = pass(stores.get(i));
                if (round >= 0) {
                    passes.get(i).add(pass);
                }
            }
        }
        return passes;
    }

    private Histogram pass(VectorStore store) {
        Histogram latencies = new Histogram(DIGITS);
        IntStream.range(0, queries.size()).forEach(i -> {
            long start = System.nanoTime();
            store.search(SearchRequest.of(queries.get(i), k));
            latencies.recordValue(System.nanoTime() - start);
        });
        return latencies;
    }
}
