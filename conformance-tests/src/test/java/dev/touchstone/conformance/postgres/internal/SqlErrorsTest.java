package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.machine.UnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlErrorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08004", "28P01", "3D000", "42501", "53300", "57P03", "XX000"})
    void saysOneLineWithoutUserOrHostEvenInTheStackTrace(String state) {
        UnavailableException e =
                SqlErrors.translate(new SQLException("user \"eve\" at db.example\nsecond line", state));
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(e.getMessage()).doesNotContain("\n").isNotBlank();
        assertThat(trace.toString()).doesNotContain("eve").doesNotContain("db.example");
    }
}
