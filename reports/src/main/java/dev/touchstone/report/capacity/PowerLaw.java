package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * y = c · x<sup>e</sup>, fitted by least squares to the logarithms of measurements.
 *
 * <p>Intervals are those of a single new observation under normal errors in the logarithm (Student's t with n − 2 degrees
 * of freedom), so they widen with the distance from the fitted range.
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
        long n = regression.getN();
        double distance = Math.log(x) - meanX;
        double error = Math.sqrt(
                regression.getMeanSquareError() * (1 + 1.0 / n + distance * distance / regression.getXSumSquares()));
        double t = new TDistribution(n - 2).inverseCumulativeProbability((1 + confidence) / 2);
        double value = at(x);
        double factor = Math.exp(t * error);
        return new Prediction(value, value / factor, value * factor, confidence, isFar(x));
    }

    private boolean isFar(double x) {
        return x > Prediction.FAR * xs().max().orElseThrow() || x < xs().min().orElseThrow() / Prediction.FAR;
    }

    private DoubleStream xs() {
        return observations.stream().mapToDouble(Observation::x);
    }
}
