package dev.touchstone.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.store.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorsTest {
    private final Cursors cursors = new Cursors("here");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE})
    void readsItsOwnCursors(long position) {
        assertThat(cursors.position(cursors.after(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here:9223372036854775808",
                "here:-1",
                "here:+1",
                "here:01",
                "here:1 ",
                "here:",
                "here",
                "there:1"
            })
    void refusesWhatOnlyLooksLikeOne(String plain) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> cursors.position(cursor));
    }
}
