package dev.touchstone.report.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scales of time, in seconds since 1970. */
final class TimeScale {
    private static final int MOST_TICKS = 9;
    private static final double MARGIN = 0.03;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long MINUTE = 60;
    private static final long[] STEPS = {
        1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY, 28 * DAY
    };

    private TimeScale() {}

    /** From a time to a later one, with ticks at round times of UTC. */
    static Scale of(Instant from, Instant until) {
        long low = from.getEpochSecond();
        long high = Math.max(low + 1, until.getEpochSecond());
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && (high - low) / STEPS[i] <= MOST_TICKS; i--) {
            step = STEPS[i];
        }
        List<Tick> ticks = new ArrayList<>();
        for (long at = Math.floorDiv(low + step - 1, step) * step; at <= high; at += step) {
            ticks.add(new Tick(at, format(low, high, step).format(Instant.ofEpochSecond(at))));
        }
        double margin = MARGIN * (high - low);
        return new Scale(second -> second, low - margin, high + margin, ticks);
    }

    private static DateTimeFormatter format(long low, long high, long step) {
        String time = step % MINUTE == 0 ? "HH:mm" : "HH:mm:ss";
        boolean oneDay = Math.floorDiv(low, DAY) == Math.floorDiv(high, DAY);
        String pattern = step % DAY == 0 ? "MMM d" : oneDay ? time : "MMM d " + time;
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
