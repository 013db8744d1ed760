package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts as people write them: {@code 5e6}, {@code 64GiB}, {@code 30m}. */
final class Amount {
    private static final Pattern BYTES = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(MiB|GiB|TiB)");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(s|m|h)");
    private static final int STEP = 10;

    private Amount() {}

    /** Reads a count of at least 1, such as 5000000 or 5e6. */
    static long count(String option, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(option + " is '" + text + "'; write a number such as 5000000 or 5e6", e);
        }
        if (!(value >= 1 && value <= 1e12) || value != Math.rint(value)) {
            throw new ConfigurationException(option + " is " + text + "; it must be a whole number from 1 to 1e12");
        }
        return (long) value;
    }

    /** Reads a length of time such as 90s, 30m or 2h. */
    static Duration duration(String option, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigurationException(option + " is '" + text + "'; write a time such as 90s, 30m or 2h");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (time.isZero()) {
            throw new ConfigurationException(option + " is " + text + "; it must be longer than that");
        }
        return time;
    }

    /** Reads a size above 0 such as 64GiB. */
    static long bytes(String option, String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigurationException(option + " is '" + text + "'; write a size such as 64GiB");
        }
        int power = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "mib" -> 2 * STEP;
            case "gib" -> 3 * STEP;
            default -> 4 * STEP;
        };
        double bytes = Double.parseDouble(matcher.group(1)) * Math.pow(2, power);
        if (!(bytes >= 1 && bytes < Long.MAX_VALUE)) {
            throw new ConfigurationException(
                    option + " is " + text + "; it must be a size above 0 that a machine can have");
        }
        return Math.round(bytes);
    }
}
