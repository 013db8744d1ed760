package dev.touchstone.report.chart;

import dev.touchstone.report.table.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The scales of the charts. */
final class Scales {
    private static final double MARGIN = 0.06;
    private static final double DECADE = 10;
    private static final int[] ROUND = {1, 2, 5};
    private static final int FEW_TICKS = 8;
    private static final double ROW_LABEL_WIDTH = 470;
    private static final double TICK_DISTANCE = 0.06;

    /** Where the recall axis ends: a miss rate below this looks like none. */
    private static final double LEAST_MISS = 0.001;

    /** Where the axis of percentiles ends. */
    private static final double LEAST_LEFT = 0.0005;

    private static final double[] PERCENTILES = {0, 0.5, 0.9, 0.95, 0.99, 0.999, 1};
    private static final int FEWEST_TICKS = 4;
    private static final double[] NARROW_RECALLS = {0.98, 0.985, 0.99, 0.993, 0.995, 0.996, 0.997, 0.998, 1};
    private static final double[] RECALLS = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1};

    private Scales() {}

    /** From zero where the values lie within a decade, else logarithmic. */
    static Scale amounts(Collection<Double> values) {
        double least = min(values);
        return least > 0 && max(values) / least >= DECADE ? logarithmic(values) : fromZero(values);
    }

    /** Linear from zero to a little above the greatest value. */
    static Scale fromZero(Collection<Double> values) {
        double greatest = Math.max(max(values), Double.MIN_NORMAL);
        double high = greatest * (1 + MARGIN);
        double step = roundStep(high / FEW_TICKS);
        List<Tick> ticks = IntStream.rangeClosed(0, (int) Math.floor(high / step))
                .mapToObj(i -> new Tick(i * step, tickLabel(i * step)))
                .toList();
        return new Scale(value -> value, 0, high, ticks);
    }

    /** Logarithmic over positive values, with ticks at 1, 2 and 5 of each decade, or fewer over many decades. */
    static Scale logarithmic(Collection<Double> values) {
        double low = Math.log10(min(values));
        double high = Math.log10(max(values));
        double margin = Math.max(MARGIN * (high - low), 0.05);
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(low - margin); decade <= Math.ceil(high + margin); decade++) {
            for (int significand : high - low > 3 ? new int[] {1} : ROUND) {
                double value = significand * Math.pow(DECADE, decade);
                ticks.add(new Tick(Math.log10(value), tickLabel(value)));
            }
        }
        return new Scale(Math::log10, low - margin, high + margin, ticks);
    }

    /**
     * Recall by its miss rate, so that 0.9 to 1 gets most of the axis: place = −log10(1 − recall), a miss rate below
     * 0.001 counted as 0.001.
     */
    static Scale recall(Collection<Double> values) {
        double low = miss(min(values));
        double high = miss(1);
        double margin = MARGIN * (high - low) + 0.05;
        double from = low - margin;
        boolean narrow = DoubleStream.of(RECALLS).filter(r -> miss(r) >= from).count() < FEWEST_TICKS;
        List<Tick> ticks = DoubleStream.of(narrow ? NARROW_RECALLS : RECALLS)
                .mapToObj(r -> new Tick(miss(r), r == 1 ? "≥ 0.999" : plain(r)))
                .toList();
        return new Scale(Scales::miss, from, high + margin, thinned(ticks, high - low));
    }

    /** The last tick and each earlier one that keeps its distance. */
    private static List<Tick> thinned(List<Tick> ticks, double extent) {
        List<Tick> kept = new ArrayList<>();
        for (int i = ticks.size() - 1; i >= 0; i--) {
            Tick tick = ticks.get(i);
            if (kept.isEmpty() || kept.get(kept.size() - 1).position() - tick.position() >= extent * TICK_DISTANCE) {
                kept.add(tick);
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static double miss(double recall) {
        return -Math.log10(Math.max(1 - recall, LEAST_MISS));
    }

    /** Shares from 0 to all, by what is left, so that the slowest of many get most of the axis. */
    static Scale percentiles() {
        List<Tick> ticks = DoubleStream.of(PERCENTILES)
                .mapToObj(p -> new Tick(left(p), p == 0 ? "0" : p == 1 ? "max" : "p" + plain(100 * p)))
                .toList();
        return new Scale(Scales::left, 0, left(1) * (1 + MARGIN / 2), ticks);
    }

    private static double left(double share) {
        return -Math.log10(Math.max(1 - share, LEAST_LEFT));
    }

    /** Logarithmic with a tick at each of the values measured. */
    static Scale measured(Collection<Double> values) {
        double low = Math.log(min(values));
        double high = Math.log(max(values));
        double margin = Math.max(MARGIN * (high - low), 0.2);
        DoubleUnaryOperator place = Math::log;
        List<Tick> ticks = new ArrayList<>();
        double room = (high - low + 2 * margin) / 22;
        for (double value : new TreeSet<>(values)) {
            if (ticks.isEmpty()
                    || place.applyAsDouble(value) - ticks.get(ticks.size() - 1).position() >= room) {
                ticks.add(new Tick(place.applyAsDouble(value), tickLabel(value)));
            }
        }
        return new Scale(place, low - margin, high + margin, ticks);
    }

    /** One row a label, the first on top; a long label takes two lines. */
    static Scale rows(List<String> labels) {
        List<Tick> ticks = IntStream.range(0, labels.size())
                .mapToObj(i -> new Tick(-i, Fonts.wrap(Fonts.plain(Overlay.TICK_SIZE), labels.get(i), ROW_LABEL_WIDTH)))
                .toList();
        return new Scale(row -> -row, 0.4 - labels.size(), 0.6, ticks);
    }

    /** One column a label, the first on the left. */
    static Scale columns(List<String> labels) {
        List<Tick> ticks = IntStream.range(0, labels.size())
                .mapToObj(i -> new Tick(i, labels.get(i)))
                .toList();
        return new Scale(column -> column, -0.6, labels.size() - 0.4, ticks);
    }

    private static double roundStep(double least) {
        double power = Math.pow(DECADE, Math.floor(Math.log10(least)));
        for (int significand : ROUND) {
            if (significand * power >= least) {
                return significand * power;
            }
        }
        return DECADE * power;
    }

    private static String tickLabel(double value) {
        return value >= 1000 ? Numbers.count(Math.round(value)) : plain(value);
    }

    private static String plain(double value) {
        String text = Numbers.significant(value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static double min(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double max(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
