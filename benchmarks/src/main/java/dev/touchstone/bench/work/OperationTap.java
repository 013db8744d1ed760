package dev.touchstone.bench.work;

import dev.touchstone.conformance.wire.Tap;
import dev.touchstone.conformance.wire.TrafficCounter;
import dev.touchstone.conformance.wire.TrafficCounter.Traffic;

/** Counts bytes, round trips and statements of one client that waits for each answer. */
final class OperationTap implements Tap {
    private final TrafficCounter traffic = new TrafficCounter();
    private final StatementCounter statements = new StatementCounter();
    private boolean encrypted;
    private Traffic before = traffic.traffic();

    /** Begins anew; the client is idle. */
    synchronized void restart() {
        before = traffic.traffic();
        statements.restart();
    }

    synchronized Traffic traffic() {
        return traffic.traffic().since(before);
    }

    synchronized long statements() {
        return statements.completed();
    }

    /** Whether the server agreed to TLS: it answers the request for it with one byte, S. */
    synchronized boolean encrypted() {
        return encrypted;
    }

    @Override
    public synchronized boolean passes(Piece piece) {
        if (piece.direction() == Direction.TO_CLIENT) {
            encrypted |= piece.length() == 1 && piece.bytes()[0] == 'S';
            statements.follow(piece);
        }
        return traffic.passes(piece);
    }
}
