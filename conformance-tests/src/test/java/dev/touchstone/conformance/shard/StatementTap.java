package dev.touchstone.conformance.shard;

import dev.touchstone.conformance.wire.Tap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Collects the text of every statement that clients send through a relay: the bodies of Parse and Query messages
 * (PostgreSQL's manual, "Message Formats").
 */
final class StatementTap implements Tap {
    private final Set<String> statements = new ConcurrentSkipListSet<>();
    private final Map<Thread, Frontend> frontends = new ConcurrentHashMap<>();

    /** Returns each text once. */
    Set<String> statements() {
        return new TreeSet<>(statements);
    }

    /** A relay reads what a client sends on a thread of its own. */
    @Override
    public boolean passes(Piece piece) {
        if (piece.direction() == Direction.TO_SERVER) {
            frontends
                    .computeIfAbsent(Thread.currentThread(), thread -> new Frontend())
                    .follow(piece);
        }
        return true;
    }

    /** What one client sends: messages without a type until it has started up, then a type, a length and a body each. */
    private final class Frontend {
        private static final int SSL_REQUEST = 80_877_103;
        private static final int GSS_REQUEST = 80_877_104;

        private byte[] pending = new byte[0];
        private boolean started;

        void follow(Piece piece) {
            byte[] joined = Arrays.copyOf(pending, pending.length + piece.length());
            System.arraycopy(piece.bytes(), 0, joined, pending.length, piece.length());
            int at = 0;
            for (int end = end(joined, at); end <= joined.length; end = end(joined, at)) {
                message(joined, at, end);
                at = end;
            }
            pending = Arrays.copyOfRange(joined, at, joined.length);
        }

        /** Where the message that begins there ends; beyond what there is, where that is not known yet. */
        private int end(byte[] bytes, int at) {
            int typed = started ? 1 : 0;
            return at + typed + Integer.BYTES > bytes.length
                    ? Integer.MAX_VALUE
                    : at
                            + typed
                            + ByteBuffer.wrap(bytes, at + typed, Integer.BYTES).getInt();
        }

        private void message(byte[] bytes, int at, int end) {
            if (!started) {
                int code = ByteBuffer.wrap(bytes, at + Integer.BYTES, Integer.BYTES)
                        .getInt();
                started = code != SSL_REQUEST && code != GSS_REQUEST;
                return;
            }
            int body = at + 1 + Integer.BYTES;
            if (bytes[at] == 'Q') {
                statements.add(text(bytes, body, end));
            } else if (bytes[at] == 'P') {
                statements.add(text(bytes, terminator(bytes, body) + 1, end));
            }
        }

        private String text(byte[] bytes, int from, int end) {
            int to = terminator(bytes, from);
            if (to > end) {
                throw new IllegalStateException("a statement runs beyond its message");
            }
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }

        private int terminator(byte[] bytes, int from) {
            int at = from;
            while (bytes[at] != 0) {
                at++;
            }
            return at;
        }
    }
}
