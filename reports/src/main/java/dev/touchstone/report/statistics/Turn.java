package dev.touchstone.report.statistics;

import dev.touchstone.report.ReportException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;

/** The latencies of one turn: searches that ran one after the other and share whatever slowed that stretch of time. */
public final class Turn {
    private final double[] sorted;

    private Turn(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes latencies.
     *
     * @param latencies at least one, each above 0 and finite, in any unit and order
     */
    public static Turn of(double[] latencies) {
        double[] sorted = latencies.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !(sorted[0] > 0) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new ReportException("a turn without latencies, or with one that is not above 0, says nothing");
        }
        return new Turn(sorted);
    }

    /** Takes the latencies of a histogram, in its own unit; at least one, each above 0. */
    public static Turn of(Histogram histogram) {
        return of(StreamSupport.stream(histogram.recordedValues().spliterator(), false)
                .flatMapToDouble(value -> DoubleStream.generate(
                                () -> histogram.medianEquivalentValue(value.getValueIteratedTo()))
                        .limit(value.getCountAtValueIteratedTo()))
                .toArray());
    }

    /** The latencies in multiples of {@code unit}, above 0. */
    public Turn over(double unit) {
        return of(latencies().map(value -> value / unit).toArray());
    }

    /** A percentile, by nearest rank; {@code percentile} in 0 to 100. */
    double percentile(double percentile) {
        return sorted[Math.max(1, (int) Math.ceil(sorted.length * percentile / 100)) - 1];
    }

    /** The median, by nearest rank. */
    public double median() {
        return sorted[(sorted.length - 1) / 2];
    }

    /** The arithmetic mean. */
    double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    DoubleStream latencies() {
        return Arrays.stream(sorted);
    }

    /** How many latencies there are. */
    public int size() {
        return sorted.length;
    }
}
