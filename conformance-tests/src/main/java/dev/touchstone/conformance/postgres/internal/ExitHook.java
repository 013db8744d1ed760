package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.postgres.PostgresUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something to do when the JVM ends on a signal before it was done in order. */
final class ExitHook {
    private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /** Registers a task; {@link #cancel} takes it back. */
    static ExitHook register(String name, Runnable task) {
        Thread thread = new Thread(() -> runAtExit(name, task), name);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("the program is being stopped", e);
        }
        return new ExitHook(thread);
    }

    private static void runAtExit(String name, Runnable task) {
        try {
            task.run();
        } catch (PostgresUnavailableException e) {
            LOG.error("{}: {}", name, e.getMessage());
        }
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            LOG.debug("{} stays registered: the JVM is ending already", thread.getName());
        }
    }
}
