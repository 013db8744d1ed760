package dev.touchstone.conformance.store;

import dev.touchstone.conformance.wire.Tap;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A network that can fall silent or slow while it keeps its connections. */
final class Weather implements Tap {
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;

    /** Whether nothing gets through from now on. */
    void silent(boolean now) {
        silent = now;
    }

    /** How long each piece from the server is held back from now on. */
    void delay(Duration now) {
        delay = now;
    }

    @Override
    public boolean passes(Piece piece) {
        try {
            while (silent) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            if (piece.direction() == Direction.TO_CLIENT) {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
