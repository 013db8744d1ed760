package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The universal scalability law, X(n) = λn / (1 + σ(n − 1) + κn(n − 1)), after N. J. Gunther, Guerrilla Capacity Planning
 * (2007).
 *
 * @param lambda throughput of one client, above 0
 * @param sigma contention: the share of the work that is serial, at least 0
 * @param kappa coherence: the cost of each pair that has to agree, at least 0
 */
public record ScalabilityLaw(double lambda, double sigma, double kappa) {
    private static final int PARAMETERS = 3;
    private static final int ITERATIONS = 1_000;
    private static final double STEP = 1e-6;

    /**
     * Fits the law by least squares of relative errors; sigma and kappa are squares of what is fitted, so never negative.
     *
     * @param observations throughput at numbers of clients, at 3 of them or more
     */
    public static ScalabilityLaw fit(List<Observation> observations) {
        long places =
                observations.stream().mapToDouble(Observation::x).distinct().count();
        if (places < PARAMETERS) {
            throw new ReportException(
                    "the scalability law needs measurements at 3 numbers of clients or more, and there are " + places);
        }
        double one = observations.stream()
                .mapToDouble(point -> point.y() / point.x())
                .max()
                .orElseThrow();
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[] {Math.log(one), 0.2, 0.05})
                .model(model(observations))
                .target(new double[observations.size()])
                .maxEvaluations(ITERATIONS)
                .maxIterations(ITERATIONS)
                .build();
        LeastSquaresOptimizer.Optimum best = new LevenbergMarquardtOptimizer().optimize(problem);
        return of(best.getPoint());
    }

    private static ScalabilityLaw of(RealVector point) {
        return new ScalabilityLaw(
                Math.exp(point.getEntry(0)),
                point.getEntry(1) * point.getEntry(1),
                point.getEntry(2) * point.getEntry(2));
    }

    /** Relative errors and their derivatives by differences, which three parameters can afford. */
    private static MultivariateJacobianFunction model(List<Observation> observations) {
        return point -> {
            RealVector errors = errors(observations, of(point));
            double[][] jacobian = new double[observations.size()][PARAMETERS];
            for (int parameter = 0; parameter < PARAMETERS; parameter++) {
                RealVector moved = point.copy();
                moved.addToEntry(parameter, STEP);
                RealVector slope =
                        errors(observations, of(moved)).subtract(errors).mapDivide(STEP);
                for (int row = 0; row < observations.size(); row++) {
                    jacobian[row][parameter] = slope.getEntry(row);
                }
            }
            return new Pair<>(errors, new Array2DRowRealMatrix(jacobian, false));
        };
    }

    private static RealVector errors(List<Observation> observations, ScalabilityLaw law) {
        return new ArrayRealVector(observations.stream()
                .mapToDouble(point -> law.at(point.x()) / point.y() - 1)
                .toArray());
    }

    /** Throughput of that many clients. */
    public double at(double clients) {
        return lambda * clients / (1 + sigma * (clients - 1) + kappa * clients * (clients - 1));
    }

    /** The number of clients beyond which throughput falls; infinite where kappa is 0. */
    public double peak() {
        return kappa == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, 1 - sigma) / kappa);
    }
}
