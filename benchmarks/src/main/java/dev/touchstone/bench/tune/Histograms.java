package dev.touchstone.bench.tune;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms as one line of text, and as the latencies they hold. */
final class Histograms {
    private static final double NANOS_PER_MILLI = 1e6;

    private Histograms() {}

    /** The compressed form of HdrHistogram's format, in Base64. */
    static String text(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Reads what {@link #text} wrote. */
    static Histogram of(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a kept histogram is damaged", e);
        }
    }

    /** Latencies of nanoseconds as a histogram of three digits. */
    static Histogram ofMillis(double[] millis) {
        Histogram histogram = new Histogram(3);
        for (double latency : millis) {
            histogram.recordValue(Math.max(1, Math.round(latency * NANOS_PER_MILLI)));
        }
        return histogram;
    }

    /** Every latency in ms, ascending, to the histogram's digits. */
    static double[] millis(Histogram histogram) {
        double[] values = new double[(int) histogram.getTotalCount()];
        int next = 0;
        for (var step : histogram.recordedValues()) {
            double millis = Math.max(1, step.getValueIteratedTo()) / NANOS_PER_MILLI;
            for (long i = 0; i < step.getCountAtValueIteratedTo(); i++) {
                values[next++] = millis;
            }
        }
        return values;
    }
}
