package dev.touchstone.conformance.history;

import dev.touchstone.conformance.history.Call.Delete;
import dev.touchstone.conformance.history.Call.Read;
import dev.touchstone.conformance.history.Call.Write;
import dev.touchstone.conformance.random.RandomVectors;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writers, deleters and readers of a few groups of documents. A group is always written, replaced and deleted as a
 * whole, so one moment never shows a part of it.
 */
public final class Workload {
    private static final int GROUPS = 4;
    private static final int THREADS = 6;

    private final VectorStore store;
    private final String owner;
    private final int groupSize;
    private final History history = new History();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Prepares a workload.
     *
     * @param store an empty collection
     * @param owner marks every value, so that another collection's is known
     * @param groupSize documents a group, which is what one call writes
     */
    public Workload(VectorStore store, String owner, int groupSize) {
        this.store = store;
        this.owner = owner;
        this.groupSize = groupSize;
    }

    /** Returns what was done so far. */
    public History history() {
        return history;
    }

    /** Lets the threads end after the call they are in. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Runs all threads to their end, then reads every group once more.
     *
     * @param callsPerThread at most so many each
     * @param seed decides what each thread does
     */
    public void run(int callsPerThread, long seed) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Worker worker = new Worker(thread, new SplittableRandom(seed * THREADS + thread));
                running.add(threads.submit(() -> worker.work(callsPerThread)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        readAll();
    }

    /** Reads every group. */
    public void readAll() {
        for (int group = 0; group < GROUPS; group++) {
            read(group);
        }
    }

    private Set<String> keys(int group) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < groupSize; i++) {
            keys.add("g" + group + "-" + i);
        }
        return keys;
    }

    private void read(int group) {
        history.read(() -> seen(group, store.getByIds(List.copyOf(keys(group)))));
    }

    private Read seen(int group, List<Document> found) {
        Map<String, Optional<String>> seen = new HashMap<>();
        keys(group).forEach(key -> seen.put(key, Optional.empty()));
        found.stream()
                .filter(document -> seen.containsKey(document.id()))
                .forEach(document -> seen.put(document.id(), Optional.of(document.text())));
        return new Read(seen);
    }

    /** One thread. */
    private final class Worker {
        private final int number;
        private final SplittableRandom random;
        private final RandomVectors vectors;
        private int writes;

        Worker(int number, SplittableRandom random) {
            this.number = number;
            this.random = random;
            this.vectors = new RandomVectors(store.embeddingModel().dimension(), random.nextLong());
        }

        void work(int calls) {
            for (int call = 0; call < calls && !stopped.get(); call++) {
                int group = random.nextInt(GROUPS);
                switch (random.nextInt(6)) {
                    case 0, 1 -> write(group);
                    case 2 -> history.change(new Delete(keys(group)), () -> store.delete(List.copyOf(keys(group))));
                    case 3 -> search();
                    default -> read(group);
                }
            }
        }

        private void write(int group) {
            String value = owner + " " + number + "." + ++writes;
            List<EmbeddedDocument> documents = keys(group).stream()
                    .map(key -> new EmbeddedDocument(new Document(key, value, Map.of()), vectors.next()))
                    .toList();
            history.change(new Write(keys(group), value), () -> store.addEmbedded(documents));
        }

        /** One answer shows every group in the same moment. */
        private void search() {
            List<Document> found = new ArrayList<>();
            history.read(() -> {
                store.search(SearchRequest.of(vectors.next(), GROUPS * groupSize))
                        .forEach(row -> found.add(row.document()));
                return seen(random.nextInt(GROUPS), found);
            });
        }
    }
}
