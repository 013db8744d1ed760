package dev.touchstone.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.wire.Tap.Direction;
import dev.touchstone.conformance.wire.Tap.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Statements that cannot be seen must not be counted as none. */
class OperationTapTest {
    private final OperationTap tap = new OperationTap();

    private void toClient(byte... bytes) {
        tap.passes(new Piece(Direction.TO_CLIENT, bytes, bytes.length));
    }

    private static byte[] message(char type, String body) {
        byte[] text = body.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + text.length)
                .put((byte) type)
                .putInt(4 + text.length)
                .put(text)
                .array();
    }

    @Test
    void noticesThatTheServerAgreesToTls() {
        toClient((byte) 'S');
        assertThat(tap.encrypted()).isTrue();
    }

    @Test
    void countsCompletedStatementsOnceTheServerHasRefusedTls() {
        toClient((byte) 'N');
        toClient(message('S', "server_version"));
        assertThat(tap.encrypted()).isFalse();
        tap.restart();
        byte[] answer = message('C', "SELECT 10");
        toClient(Arrays.copyOf(answer, 3));
        toClient(Arrays.copyOfRange(answer, 3, answer.length));
        toClient(message('Z', "I"));
        assertThat(tap.statements()).isEqualTo(1);
    }
}
