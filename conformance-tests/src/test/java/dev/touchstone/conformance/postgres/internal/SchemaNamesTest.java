package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SchemaNamesTest {
    @Test
    void saysWhoseAndWhenUnderEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Clock clock = Clock.fixed(Instant.parse("2026-11-23T01:02:03Z"), ZoneOffset.UTC);
            assertThat(new SchemaNames(clock, new Random(1)).get()).matches("touchstone_20261123010203_[0-9a-f]{8}");
        } finally {
            Locale.setDefault(before);
        }
    }
}
