package dev.touchstone.dataset.parallel;

import dev.touchstone.dataset.DatasetException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Hands out numbered items to one thread a core, each thread taking the next when it is free. */
public final class Cores {
    private Cores() {}

    /**
     * Runs every item from 0 to {@code items} − 1, in no particular order, and returns when all are done; the first
     * failure ends the rest and is thrown.
     *
     * @param step names the work in the message of an interruption
     */
    public static void forEach(String step, int items, IntConsumer item) {
        forEach(step, items, () -> item);
    }

    /**
     * Does the same with a worker a thread, which may keep buffers of its own.
     *
     * @param workers makes one worker for each thread; called on that thread
     */
    public static void forEach(String step, int items, Supplier<? extends IntConsumer> workers) {
        int threads = Math.min(items, Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            IntStream.range(0, items).forEach(workers.get());
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Callable<Void> worker = () -> {
            drain(next, items, workers.get());
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> running = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(worker))
                    .toList();
            await(step, running);
        } finally {
            next.set(items);
            pool.shutdownNow();
            awaitQuietEnd(pool);
        }
    }

    private static void drain(AtomicInteger next, int items, IntConsumer item) {
        try {
            for (int i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) {
                item.accept(i);
            }
        } finally {
            next.set(items);
        }
    }

    private static void await(String step, List<Future<Void>> running) {
        try {
            for (Future<Void> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException(step + " was interrupted; run it again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new DatasetException(step + " failed: " + e.getCause().getMessage(), e);
        }
    }

    /** Lets the item in hand of each thread finish, since it may still use memory the caller is about to free. */
    private static void awaitQuietEnd(ExecutorService pool) {
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
