package dev.touchstone.bench.work;

import dev.touchstone.conformance.wire.Tap;

/**
 * Counts the statements a server completed on one connection: its CommandComplete messages (PostgreSQL documentation,
 * "Message Formats": a type, a length that counts itself, the body).
 */
final class StatementCounter {
    private static final int HEADER = 5;
    private static final byte COMMAND_COMPLETE = 'C';

    private final byte[] header = new byte[HEADER];
    private int filled;
    private long body;
    private long completed;

    /** Begins anew at a message's boundary, where the connection is idle. */
    void restart() {
        filled = 0;
        body = 0;
        completed = 0;
    }

    long completed() {
        return completed;
    }

    /** Follows what a server sends. */
    void follow(Tap.Piece piece) {
        int at = 0;
        while (at < piece.length()) {
            if (body > 0) {
                int skipped = (int) Math.min(body, piece.length() - at);
                body -= skipped;
                at += skipped;
            } else {
                header[filled++] = piece.bytes()[at++];
                endOfHeader();
            }
        }
    }

    private void endOfHeader() {
        if (filled < HEADER) {
            return;
        }
        filled = 0;
        completed += header[0] == COMMAND_COMPLETE ? 1 : 0;
        long length = 0;
        for (int i = 1; i < HEADER; i++) {
            length = length << Byte.SIZE | Byte.toUnsignedInt(header[i]);
        }
        body = length - (HEADER - 1);
    }
}
