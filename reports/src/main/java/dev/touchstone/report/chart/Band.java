package dev.touchstone.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * One of several axes that stand above one another and share the axis below: values keep their own scale within it.
 *
 * @param title what its values are
 * @param scale of its values
 * @param number from the bottom, counted from 0
 */
record Band(String title, Scale scale, int number) {
    /** The share of a band's height that its values fill; the rest is for its title. */
    private static final double FILLED = 0.78;

    private static final double NEAR = 0.09;

    /** Where a value stands on the common axis. */
    double at(double value) {
        return place(scale.at(value));
    }

    private double place(double position) {
        return number + FILLED * (position - scale.low()) / (scale.high() - scale.low());
    }

    /** Where its title stands. */
    double titlePlace() {
        return number + (1 + FILLED) / 2;
    }

    /** The common axis of all bands. */
    static Scale axis(List<Band> bands) {
        List<Tick> ticks = bands.stream().flatMap(band -> band.ticks().stream()).toList();
        return new Scale(value -> value, 0, bands.size(), ticks);
    }

    /** Its ticks, as many as leave room for their labels. */
    private List<Tick> ticks() {
        List<Tick> kept = new ArrayList<>();
        for (Tick tick : scale.ticks()) {
            double place = place(tick.position());
            if (kept.isEmpty() || place - kept.get(kept.size() - 1).position() >= NEAR * 1.5) {
                kept.add(new Tick(place, tick.label()));
            }
        }
        return kept;
    }
}
