package dev.touchstone.conformance.wire;

/** Sees what passes a {@link Relay} before it is passed on; called from one thread a connection and direction. */
@FunctionalInterface
public interface Tap {
    /**
     * Sees a piece of a connection's traffic; what has not returned holds the piece back.
     *
     * @param piece the bytes, cut wherever the network cut them
     * @return whether to pass it on; otherwise the connection is cut and the piece lost
     */
    boolean passes(Piece piece);

    /** Where traffic goes. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /**
     * Some of the bytes that go one way.
     *
     * @param direction where they go
     * @param bytes a buffer that holds them from its start; not copied
     * @param length how many they are
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
    record Piece(Direction direction, byte[] bytes, int length) {}
}
