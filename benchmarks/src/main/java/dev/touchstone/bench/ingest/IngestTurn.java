package dev.touchstone.bench.ingest;

import dev.touchstone.bench.jmh.BenchmarkFailedException;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.postgres.PgVectorStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One thread a connection, each storing one batch after another until the time is over. */
final class IngestTurn {
    private final PgVectorStore store;
    private final List<EmbeddedDocument> documents;
    private final IngestCell cell;

    IngestTurn(PgVectorStore store, List<EmbeddedDocument> documents, IngestCell cell) {
        this.store = store;
        this.documents = documents;
        this.cell = cell;
    }

    /**
     * What a turn came to.
     *
     * @param documents stored over all threads
     * @param seconds from the start until the last batch was stored
     */
    record Stored(long documents, double seconds) {
        /** Documents a second. */
        double rate() {
            return documents / seconds;
        }
    }

    /** Stores for as long as a turn lasts. */
    Stored run(Duration turn) {
        ExecutorService threads = Executors.newFixedThreadPool(cell.poolSize());
        try {
            long start = System.nanoTime();
            List<Callable<Long>> writers = IntStream.range(0, cell.poolSize())
                    .mapToObj(writer -> (Callable<Long>) () -> write(writer, start + turn.toNanos()))
                    .toList();
            long stored = 0;
            for (Future<Long> writer : threads.invokeAll(writers)) {
                stored += writer.get();
            }
            return new Stored(stored, (System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted while documents were stored");
        } catch (ExecutionException e) {
            throw new BenchmarkFailedException(
                    "a batch was not stored: " + e.getCause().getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private long write(int writer, long deadline) {
        long stored = 0;
        for (int batch = writer; System.nanoTime() < deadline; batch++) {
            store.addEmbedded(batch(batch));
            stored += cell.batchRows();
        }
        return stored;
    }

    /** Documents from a place of the batch's own on, from the front again where they end. */
    private List<EmbeddedDocument> batch(int number) {
        int from = (int) ((long) number * cell.batchRows() % documents.size());
        int end = from + cell.batchRows();
        if (end <= documents.size()) {
            return documents.subList(from, end);
        }
        List<EmbeddedDocument> batch = new ArrayList<>(documents.subList(from, documents.size()));
        batch.addAll(documents.subList(0, end - documents.size()));
        return batch;
    }
}
