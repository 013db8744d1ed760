package dev.touchstone.conformance.postgres.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Names of schemas that say whose they are and when they were made: {@code touchstone_<UTC time>_<random>}.
 *
 * @param clock tells the time
 * @param random makes names of one second differ
 */
public record SchemaNames(Clock clock, RandomGenerator random) implements Supplier<String> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    @Override
    public String get() {
        String time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return String.format(Locale.ROOT, "touchstone_%s_%08x", time, random.nextInt());
    }
}
