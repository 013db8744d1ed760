package dev.touchstone.report.capacity;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * y = c · x · ln x, as the time to build an HNSW graph over x rows grows (Malkov and Yashunin, IEEE TPAMI 42, 2020,
 * section 4.2: each insertion takes a search whose cost is logarithmic), its factor fitted as the geometric mean.
 *
 * <p>Having one parameter less than a {@link PowerLaw}, it carries the noise of small sizes less far. Its interval does not
 * trust it: it holds that of one more observation under the law, and that of a power law through the same measurements, and
 * so covers more than asked.
 */
public final class Linearithmic {
    private final DescriptiveStatistics logarithms = new DescriptiveStatistics();
    private final PowerLaw departure;

    private Linearithmic(List<Observation> observations) {
        this.departure = PowerLaw.fit(observations.stream()
                .map(point -> new Observation(point.x(), point.y() / shape(point.x())))
                .toList());
        departure.observations().forEach(point -> logarithms.addValue(Math.log(point.y())));
    }

    /**
     * Fits the factor.
     *
     * @param observations at 3 places or more, each x above 1
     * @throws dev.touchstone.report.ReportException if there are fewer places
     */
    public static Linearithmic fit(List<Observation> observations) {
        return new Linearithmic(observations);
    }

    private static double shape(double x) {
        return x * Math.log(x);
    }

    /** The factor c. */
    public double factor() {
        return Math.exp(logarithms.getMean());
    }

    /** The fitted value. */
    public double at(double x) {
        return factor() * shape(x);
    }

    /** The fitted value with its interval. */
    public Prediction predict(double x, double confidence) {
        double noise = Math.exp(noise(confidence));
        Prediction bent = departure.predict(x, confidence);
        double low = Math.min(factor() / noise, bent.low());
        double high = Math.max(factor() * noise, bent.high());
        return new Prediction(at(x), low * shape(x), high * shape(x), confidence, bent.far());
    }

    /** Half the interval of one more observation, in logarithms. */
    private double noise(double confidence) {
        long n = logarithms.getN();
        return logarithms.getStandardDeviation()
                * Math.sqrt(1 + 1.0 / n)
                * new TDistribution(null, n - 1).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
