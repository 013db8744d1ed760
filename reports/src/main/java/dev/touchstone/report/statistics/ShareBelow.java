package dev.touchstone.report.statistics;

import java.util.Arrays;

/**
 * The share of all queries whose recall is below a floor: p5 reaches the floor where the share is at most 0.05.
 *
 * <p>Its bounds are exact ones (see {@link ShareBounds}), so kinds of queries that were not drawn are in them.
 */
public final class ShareBelow implements Figure {
    private final QueriesByBuilds indicators;
    private final ShareBounds bounds;

    private ShareBelow(QueriesByBuilds indicators) {
        this.indicators = indicators;
        this.bounds = new ShareBounds(indicators);
    }

    /** The share below a floor; the values are one row a build, one column a query. */
    public static ShareBelow of(double[][] values, double floor) {
        double[][] below = Arrays.stream(values)
                .map(build ->
                        Arrays.stream(build).map(value -> value < floor ? 1 : 0).toArray())
                .toArray(double[][]::new);
        return new ShareBelow(QueriesByBuilds.of(below));
    }

    @Override
    public double value() {
        return bounds.share();
    }

    @Override
    public double lower(double confidence) {
        return bounds.lower(confidence);
    }

    @Override
    public double upper(double confidence) {
        return bounds.upper(confidence);
    }

    /** A bound draws near as the square root of the number of queries grows. */
    @Override
    public String need(double limit, double confidence) {
        double bound = value() > limit ? lower(confidence) : upper(confidence);
        double factor = (bound - value()) / (limit - value());
        return Need.of(indicators.queries() * factor * factor, "queries", indicators.queries());
    }
}
