package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * y = c · x<sup>e</sup>, fitted by least squares to the logarithms of measurements.
 *
 * <p>Intervals are those of a single new observation under normal errors in the logarithm (Student's t with n − 2 degrees
 * of freedom). Repeats at one size know nothing of how the law itself bends, so beyond the fitted range the interval lies
 * around all the places to which the exponents between neighbouring sizes lead, and covers more than asked.
 */
public final class PowerLaw {
    private static final int LEAST_OBSERVATIONS = 3;

    private final List<Observation> observations;
    private final SimpleRegression regression;
    private final double meanX;

    private PowerLaw(List<Observation> observations) {
        this.observations = List.copyOf(observations);
        this.regression = new SimpleRegression();
        observations.forEach(point -> regression.addData(Math.log(point.x()), Math.log(point.y())));
        this.meanX = xs().map(Math::log).average().orElseThrow();
    }

    /**
     * Fits the law.
     *
     * @throws ReportException if there are fewer than 3 observations, or fewer than 3 different places
     */
    public static PowerLaw fit(List<Observation> observations) {
        long places =
                observations.stream().mapToDouble(Observation::x).distinct().count();
        if (places < LEAST_OBSERVATIONS) {
            throw new ReportException("a power law needs measurements at 3 sizes or more, and there are " + places);
        }
        return new PowerLaw(observations);
    }

    /** The exponent e. */
    public double exponent() {
        return regression.getSlope();
    }

    /** The factor c. */
    public double factor() {
        return Math.exp(regression.getIntercept());
    }

    /** The measurements it was fitted to. */
    public List<Observation> observations() {
        return observations;
    }

    /** The ratio of a measurement to the fit at its place; 1 is on the curve. */
    public double residual(Observation point) {
        return point.y() / at(point.x());
    }

    /** The fitted value. */
    public double at(double x) {
        return Math.exp(regression.predict(Math.log(x)));
    }

    /** The fitted value with its interval. */
    public Prediction predict(double x, double confidence) {
        double value = at(x);
        double factor = Math.exp(noise(x, confidence));
        double[] bends = bends(x);
        double low = Math.min(value, DoubleStream.of(bends).min().orElse(value));
        double high = Math.max(value, DoubleStream.of(bends).max().orElse(value));
        return new Prediction(value, low / factor, high * factor, confidence, isFar(x));
    }

    /** Half the interval of one more observation, in logarithms. */
    private double noise(double x, double confidence) {
        long n = regression.getN();
        double distance = Math.log(x) - meanX;
        double error = Math.sqrt(
                regression.getMeanSquareError() * (1 + 1.0 / n + distance * distance / regression.getXSumSquares()));
        return error * new TDistribution(n - 2).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /**
     * Where the exponents between neighbouring sizes lead from the nearest end, and the one next to come if they go on
     * changing as they did last; none within the fitted range.
     */
    private double[] bends(double x) {
        double[] places = xs().distinct().sorted().toArray();
        int last = places.length - 1;
        if (x <= places[last] && x >= places[0]) {
            return new double[0];
        }
        boolean above = x > places[last];
        double end = above ? places[last] : places[0];
        double[] exponents = IntStream.range(1, places.length)
                .mapToDouble(i -> (meanLog(places[i]) - meanLog(places[i - 1])) / Math.log(places[i] / places[i - 1]))
                .toArray();
        int edge = above ? last - 1 : 0;
        double next = 2 * exponents[edge] - exponents[above ? edge - 1 : edge + 1];
        return DoubleStream.concat(DoubleStream.of(exponents), DoubleStream.of(next))
                .map(exponent -> Math.exp(meanLog(end) + exponent * Math.log(x / end)))
                .toArray();
    }

    private double meanLog(double place) {
        return observations.stream()
                .filter(point -> point.x() == place)
                .mapToDouble(point -> Math.log(point.y()))
                .average()
                .orElseThrow();
    }

    private boolean isFar(double x) {
        return x > Prediction.FAR * xs().max().orElseThrow() || x < xs().min().orElseThrow() / Prediction.FAR;
    }

    private DoubleStream xs() {
        return observations.stream().mapToDouble(Observation::x);
    }
}
