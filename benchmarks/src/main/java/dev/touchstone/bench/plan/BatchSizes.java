package dev.touchstone.bench.plan;

import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BatchSizing.Rate;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures ingest over batch sizes and writers into a table with its vector index and one without, in turns. */
final class BatchSizes {
    private static final List<Integer> BATCHES = List.of(1, 10, 100, 500);
    private static final List<Integer> WRITERS = List.of(1, 2, 4);

    /** What a writer adds at most in a slice: a table without an index would else outgrow the other many times over. */
    private static final int MOST_A_SLICE = 3_000;

    /** Vectors made before the clock runs: more than the indexed table takes, so that no two of its rows are equal. */
    private static final int PREPARED = 20_000;

    private final SizedSpace bare;
    private final SizedSpace indexed;
    private final List<EmbeddedDocument> documents;
    private final Duration slice;

    /**
     * @param bare filled, without its index
     * @param indexed the same with it
     * @param vectors of documents that are in neither
     * @param slice how long a cell writes
     */
    BatchSizes(SizedSpace bare, SizedSpace indexed, IntFunction<float[]> vectors, Duration slice) {
        this.slice = slice;
        this.bare = bare;
        this.indexed = indexed;
        this.documents = IntStream.range(0, PREPARED)
                .parallel()
                .mapToObj(row -> SizedRows.document(row, vectors.apply(row)))
                .toList();
    }

    /** A table under way: the next document it gets. */
    private record Target(boolean indexed, VectorStore store, AtomicInteger next) {
        Target(boolean indexed, VectorStore store) {
            this(indexed, store, new AtomicInteger());
        }
    }

    private record Cell(Target target, int batch, int writers, List<Double> rates) {
        Rate row() {
            return new Rate(target.indexed(), batch, writers, Medians.of(rates), Medians.range(rates));
        }
    }

    /** Measures each cell once a round. */
    BatchSizing measure(int rounds) throws InterruptedException {
        PoolSettings pool = PoolSettings.defaults().withMaximumSize(Collections.max(WRITERS));
        try (PgVectorDatabase without = bare.open(pool);
                PgVectorDatabase with = indexed.open(pool)) {
            List<Cell> cells =
                    cells(List.of(new Target(false, bare.store(without, 0)), new Target(true, indexed.store(with, 0))));
            for (Cell first : List.of(cells.get(0), cells.get(1))) {
                write(first);
            }
            for (int round = 0; round < rounds; round++) {
                for (Cell cell : cells) {
                    cell.rates().add(write(cell));
                }
            }
            return BatchSizing.of(cells.stream().map(Cell::row).toList());
        }
    }

    private static List<Cell> cells(List<Target> targets) {
        return BATCHES.stream()
                .flatMap(batch -> WRITERS.stream().flatMap(writers -> cells(targets, batch, writers)))
                .toList();
    }

    private static Stream<Cell> cells(List<Target> targets, int batch, int writers) {
        return targets.stream().map(target -> new Cell(target, batch, writers, new ArrayList<>()));
    }

    private double write(Cell cell) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(cell.writers());
        try {
            long start = System.nanoTime();
            Callable<Integer> writer = () -> writeUntil(cell, start + slice.toNanos());
            int written = 0;
            for (Future<Integer> one : writers.invokeAll(Collections.nCopies(cell.writers(), writer))) {
                written += one.get();
            }
            return written * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer of the batches' measurement failed", e.getCause());
        } finally {
            writers.shutdownNow();
        }
    }

    private int writeUntil(Cell cell, long end) {
        int written = 0;
        while (written == 0 || (System.nanoTime() < end && written + cell.batch() <= MOST_A_SLICE)) {
            int first = Math.floorMod(cell.target().next().getAndAdd(cell.batch()), PREPARED - cell.batch());
            cell.target().store().addEmbedded(documents.subList(first, first + cell.batch()));
            written += cell.batch();
        }
        return written;
    }
}
