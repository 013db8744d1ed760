package dev.touchstone.conformance.fault;

import dev.touchstone.conformance.wire.Tap;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** A tap that lets everything pass until a fault is armed, strikes once, and lets everything pass again. */
public final class Wire implements Tap {
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private Strike armed;
    private volatile boolean dead;

    /** One fault: begins where the predicate says, and holds the connection until it is cut. */
    public static final class Strike {
        private final Predicate<Piece> begins;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch cut = new CountDownLatch(1);

        private Strike(Predicate<Piece> begins) {
            this.begins = begins;
        }

        /** Waits until the connection is held. */
        public void awaitHeld() throws InterruptedException {
            begun.await();
        }

        /** Cuts the connection; what was held back is lost. */
        public void cut() {
            cut.countDown();
        }

        private boolean hold() {
            begun.countDown();
            try {
                cut.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }

    /** Holds the connection that next sends so many bytes to the server. */
    public Strike holdAfter(long bytesToServer) {
        long[] left = {bytesToServer};
        return arm(piece -> {
            left[0] -= piece.direction() == Direction.TO_SERVER ? piece.length() : 0;
            return left[0] < 0;
        });
    }

    /** Holds the connection on which the server next says that a transaction is committed; the client never hears it. */
    public Strike holdCommit() {
        return arm(piece -> piece.direction() == Direction.TO_CLIENT && holds(piece, COMMITTED));
    }

    private synchronized Strike arm(Predicate<Piece> begins) {
        armed = new Strike(begins);
        return armed;
    }

    /** Lets nothing pass, or everything again. */
    public void dead(boolean now) {
        dead = now;
    }

    private static boolean holds(Piece piece, byte[] words) {
        for (int from = 0; from + words.length <= piece.length(); from++) {
            int same = 0;
            while (same < words.length && piece.bytes()[from + same] == words[same]) {
                same++;
            }
            if (same == words.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean passes(Piece piece) {
        Strike striking = null;
        synchronized (this) {
            if (armed != null && armed.begins.test(piece)) {
                striking = armed;
                armed = null;
            }
        }
        return striking == null ? !dead : striking.hold();
    }
}
