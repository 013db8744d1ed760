package dev.touchstone.bench.environment;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be undone when a command ends, however it ends: closed in reverse order on {@link #close()}, and by a
 * shutdown hook on Ctrl-C or SIGTERM.
 */
public final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Object closing = new Object();
    private final Thread hook = new Thread(this::closeAll, "cleanup");

    public Cleanup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Takes charge of a resource and returns it. */
    public <T extends AutoCloseable> T add(T resource) {
        synchronized (resources) {
            resources.push(resource);
        }
        return resource;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is already shutting down and the hook is what runs this
            return;
        }
    }

    /** One thread closes while the other waits: the JVM must not halt before the last resource is closed. */
    private void closeAll() {
        RuntimeException first = null;
        synchronized (closing) {
            for (AutoCloseable next = next(); next != null; next = next()) {
                first = close(next, first);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException close(AutoCloseable resource, RuntimeException first) {
        try {
            resource.close();
            return first;
        } catch (Exception e) {
            RuntimeException failure = new IllegalStateException("cleaning up failed: " + e.getMessage(), e);
            if (first == null) {
                return failure;
            }
            first.addSuppressed(failure);
            return first;
        }
    }

    private AutoCloseable next() {
        synchronized (resources) {
            return resources.poll();
        }
    }
}
