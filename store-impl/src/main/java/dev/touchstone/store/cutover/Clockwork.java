package dev.touchstone.store.cutover;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own; an error is logged and does not end it. */
final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final Thread thread;

    private Clockwork(Thread thread) {
        this.thread = thread;
    }

    static Clockwork start(String name, Duration pause, Runnable tick) {
        Thread thread = new Thread(() -> run(pause, tick), name);
        thread.setDaemon(true);
        thread.start();
        return new Clockwork(thread);
    }

    private static void run(Duration pause, Runnable tick) {
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                tickSafely(tick);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", Thread.currentThread().getName());
        }
    }

    private static void tickSafely(Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException e) {
            LOG.error("the shadow's clockwork failed; it goes on", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
