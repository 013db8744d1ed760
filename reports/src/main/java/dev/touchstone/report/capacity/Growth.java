package dev.touchstone.report.capacity;

import java.util.List;
import java.util.Optional;

/**
 * How a figure grows with the number of rows: what was measured, the curve through it, and where it leads.
 *
 * @param figure key of a metric, such as {@code plan.build_time_s}
 * @param model what the curve is, such as {@code power law, exponent 1.07} or {@code page packing}
 * @param fitted the measurements the model was fitted to, or compared with
 * @param curve the model with its interval at places from the smallest size to the size asked for, ascending
 * @param heldOut the check at the size the model had not seen
 * @param asked the prediction at the size asked for
 */
public record Growth(
        String figure,
        String model,
        List<Fitted> fitted,
        List<CurvePoint> curve,
        Optional<HeldOut> heldOut,
        Prediction asked) {
    /**
     * A measurement beside the model.
     *
     * @param modelled what the model says there
     */
    public record Fitted(double rows, double measured, double modelled) {
        /** The measurement over the model: 1 is on the curve. */
        public double residual() {
            return measured / modelled;
        }
    }

    /** A place on the curve. */
    public record CurvePoint(double rows, Prediction prediction) {}

    /**
     * A prediction and what was then measured.
     *
     * @param rows the size, which no model was fitted on
     * @param measured what was measured there
     */
    public record HeldOut(double rows, Prediction prediction, double measured) {
        /** The relative error of the prediction: 0.1 is 10 % too high. */
        public double error() {
            return prediction.errorAgainst(measured);
        }

        /** Whether the interval held the measurement. */
        public boolean covered() {
            return prediction.covers(measured);
        }
    }

    public Growth {
        fitted = List.copyOf(fitted);
        curve = List.copyOf(curve);
    }
}
