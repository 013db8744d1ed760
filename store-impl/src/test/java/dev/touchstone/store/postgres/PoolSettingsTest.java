package dev.touchstone.store.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.store.InvalidInputException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PoolSettingsTest {
    private static void assertRefused(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(name);
    }

    @Test
    void refusesByNameWhatThePoolWouldClampInSilence() {
        PoolSettings settings = PoolSettings.defaults();
        assertRefused("pool size", () -> settings.withMaximumSize(0));
        assertRefused("minimum_idle", () -> settings.withMinimumIdle(5));
        assertRefused("minimum_idle", () -> settings.withMinimumIdle(-1));
        assertRefused("connection timeout", () -> settings.withConnectionTimeout(Duration.ofMillis(249)));
        Duration minute = Duration.ofMinutes(1);
        assertRefused("idle_timeout", () -> new PoolLifetimes(Duration.ofSeconds(9), minute, minute));
        assertRefused("max_lifetime", () -> new PoolLifetimes(minute, Duration.ofSeconds(29), minute));
        assertRefused("keepalive_time", () -> new PoolLifetimes(minute, minute, minute));
    }
}
