package dev.touchstone.conformance.wire;

/**
 * Counts what passes a relay.
 *
 * <p>A round trip begins with the first bytes a client sends after it received some, so a request that needs no answer
 * in between counts once, however many packets it takes. Counting is exact while one client waits for each answer.
 */
public final class TrafficCounter implements Tap {
    private long sent;
    private long received;
    private long roundTrips;
    private boolean clientSpoke;

    /**
     * What went through so far.
     *
     * @param bytesSent from clients to the server
     * @param bytesReceived from the server to clients
     * @param roundTrips requests that were answered or are under way
     */
    public record Traffic(long bytesSent, long bytesReceived, long roundTrips) {
        /** Returns what went through since an earlier reading. */
        public Traffic since(Traffic earlier) {
            return new Traffic(
                    bytesSent - earlier.bytesSent,
                    bytesReceived - earlier.bytesReceived,
                    roundTrips - earlier.roundTrips);
        }
    }

    /** Reads the counters. */
    public synchronized Traffic traffic() {
        return new Traffic(sent, received, roundTrips);
    }

    @Override
    public synchronized boolean passes(Piece piece) {
        if (piece.direction() == Direction.TO_CLIENT) {
            received += piece.length();
            clientSpoke = false;
            return true;
        }
        sent += piece.length();
        if (!clientSpoke) {
            roundTrips++;
            clientSpoke = true;
        }
        return true;
    }
}
