package dev.touchstone.report.table;

import dev.touchstone.report.run.Spread;
import dev.touchstone.report.run.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: three significant digits, the same in every locale. */
public final class Numbers {
    private static final int SIGNIFICANT = 3;

    /** A share that lies less below one is one that sums of fractions did not quite reach. */
    private static final double ROUNDING = 1e-12;

    private static final double BYTES_PER_MEBIBYTE = 1024.0 * 1024.0;

    private Numbers() {}

    /** The value in its unit, without the unit's symbol; bytes become MiB. */
    public static String format(double value, Unit unit) {
        return switch (unit) {
            case SHARE -> share(value);
            case COUNT -> grouped(BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP));
            case BYTES -> significant(value / BYTES_PER_MEBIBYTE);
            default -> significant(value);
        };
    }

    /** The range in its unit, without the unit's symbol. */
    public static String range(Spread spread, Unit unit) {
        return format(spread.low(), unit) + "–" + format(spread.high(), unit);
    }

    /** The symbol that {@link #format} leaves out; may be empty. */
    public static String symbol(Unit unit) {
        return unit == Unit.BYTES ? "MiB" : unit.symbol();
    }

    /** Three significant digits, thousands grouped by commas: 0.00123, 1.87, 75.3, 427, 25,400. */
    public static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = atScale(exact, exact);
        return grouped(atScale(exact, rounded));
    }

    /** Rounds to the scale that shows three digits of {@code size}, which may itself have grown by rounding. */
    private static BigDecimal atScale(BigDecimal exact, BigDecimal size) {
        int scale = SIGNIFICANT - (size.precision() - size.scale());
        return exact.setScale(scale, RoundingMode.HALF_UP).setScale(Math.max(0, scale), RoundingMode.HALF_UP);
    }

    /** A share of one to three decimals, more where three would round it up to one. */
    public static String share(double value) {
        BigDecimal exact = BigDecimal.valueOf(1 - value < ROUNDING && value < 1 ? 1 : value);
        for (int scale = SIGNIFICANT; scale < exact.scale(); scale++) {
            BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
            if (exact.compareTo(BigDecimal.ONE) >= 0 || rounded.compareTo(BigDecimal.ONE) < 0) {
                return rounded.toPlainString();
            }
        }
        return exact.setScale(Math.max(SIGNIFICANT, exact.scale()), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A whole number, thousands grouped by commas. */
    public static String count(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    private static String grouped(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }
}
