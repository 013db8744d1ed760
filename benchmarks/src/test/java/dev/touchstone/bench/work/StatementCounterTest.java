package dev.touchstone.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.wire.Tap.Direction;
import dev.touchstone.conformance.wire.Tap.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCounterTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64})
    void countsCompletedStatementsWhereverTheNetworkCutsThem(int length) {
        byte[] answer = ByteBuffer.allocate(64)
                .put(message('D', "C".repeat(9)))
                .put(message('C', "BEGIN\0"))
                .put(message('2', ""))
                .put(message('C', "SELECT 1\0"))
                .put(message('Z', "I"))
                .array();
        int end = 5 + 9 + 5 + 6 + 5 + 5 + 9 + 5 + 1;
        StatementCounter counter = new StatementCounter();
        for (int at = 0; at < end; at += length) {
            int cut = Math.min(length, end - at);
            byte[] piece = new byte[cut];
            System.arraycopy(answer, at, piece, 0, cut);
            counter.follow(new Piece(Direction.TO_CLIENT, piece, cut));
        }
        assertThat(counter.completed()).isEqualTo(2);
        counter.restart();
        assertThat(counter.completed()).isZero();
    }

    private static byte[] message(char type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) type)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array();
    }
}
