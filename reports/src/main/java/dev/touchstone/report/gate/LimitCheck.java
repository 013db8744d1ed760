package dev.touchstone.report.gate;

import dev.touchstone.report.statistics.Figure;
import dev.touchstone.report.verdict.Check;
import dev.touchstone.report.verdict.Outcome;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Holds figures against limits: PASS and FAIL each need their bound on their side of the limit.
 *
 * @param name what is checked
 * @param kind {@code floor} or {@code ceiling}, for the reason
 * @param limit what the figure is held against
 * @param confidence one-sided, of either bound
 * @param format how the figure, its bounds and its limit are printed
 * @param unit what stands behind the figure
 */
record LimitCheck(String name, Kind kind, double limit, double confidence, DoubleFunction<String> format, String unit) {
    /** A check of shares of one. */
    static LimitCheck ofShare(String name, Kind kind, double limit, double confidence) {
        return new LimitCheck(name, kind, limit, confidence, LimitCheck::share, "");
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    LimitCheck in(String newUnit) {
        return new LimitCheck(name, kind, limit, confidence, format, newUnit);
    }

    /** On which side of the limit a figure should lie. */
    enum Kind {
        FLOOR,
        CEILING
    }

    Check of(Figure figure) {
        double lower = figure.lower(confidence);
        double upper = figure.upper(confidence);
        Outcome outcome = outcome(lower, upper);
        String reason = String.format(
                Locale.ROOT,
                "%s%s (%s %% bounds %s and %s); the %s is %s",
                format.apply(figure.value()),
                unit,
                percent(confidence),
                format.apply(lower),
                format.apply(upper),
                kind.name().toLowerCase(Locale.ROOT),
                format.apply(limit));
        if (outcome == Outcome.INCONCLUSIVE) {
            reason += ", between them; " + figure.need(limit, confidence) + " would tell";
        }
        return new Check(name, outcome, reason).with(figure.value(), limit);
    }

    private Outcome outcome(double lower, double upper) {
        boolean holds = kind == Kind.FLOOR ? lower >= limit : upper <= limit;
        boolean broken = kind == Kind.FLOOR ? upper < limit : lower > limit;
        return holds ? Outcome.PASS : broken ? Outcome.FAIL : Outcome.INCONCLUSIVE;
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
