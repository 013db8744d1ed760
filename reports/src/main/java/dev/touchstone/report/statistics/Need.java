package dev.touchstone.report.statistics;

import java.util.Locale;

/** How much evidence would suffice, in words. */
final class Need {
    private static final double AFFORDABLE = 1_000_000;

    private Need() {}

    /** {@code about 2,400 queries (1,000 were asked)}, or that no affordable number will do. */
    static String of(double count, String what, long had) {
        double needed = Math.max(Math.ceil(count), had + 1.0);
        if (!(needed <= AFFORDABLE)) {
            return "more than a million " + what + ", for the figure lies on the limit";
        }
        return String.format(Locale.ROOT, "about %,d %s (there were %,d)", (long) roundUp(needed), what, had);
    }

    /** Two significant digits: more would promise what an estimate cannot hold. */
    private static double roundUp(double needed) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(needed)) - 1));
        return Math.ceil(needed / unit) * unit;
    }
}
