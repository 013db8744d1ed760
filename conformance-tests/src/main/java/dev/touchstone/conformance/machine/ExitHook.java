package dev.touchstone.conformance.machine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something to do when the JVM ends on a signal before it was done in order. */
public final class ExitHook {
    private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /** Registers a task; {@link #cancel} takes it back. */
    public static ExitHook register(String name, Runnable task) {
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
        } catch (UnavailableException e) {
            LOG.error("{}: {}", name, e.getMessage());
        }
    }

    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            LOG.debug("{} stays registered: the JVM is ending already", thread.getName());
        }
    }
}
