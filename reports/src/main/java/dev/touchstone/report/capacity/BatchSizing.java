package dev.touchstone.report.capacity;

import dev.touchstone.report.ReportException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ingest rates over the size of a batch and the number of writers, with and without the vector index.
 *
 * @param rates every cell
 * @param recommended the smallest batch, and with it the fewest writers, within 5 % of the best rate without the index
 * @param maintenanceMillis what keeping the index up to date costs a row: the time of a row with the index less that
 *     without, of one writer at the recommended batch
 */
public record BatchSizing(List<Rate> rates, Rate recommended, double maintenanceMillis) {
    private static final double NEAR = 0.95;
    private static final double MILLIS = 1_000;

    /**
     * The rate of one cell.
     *
     * @param indexed whether the vector index was in place
     * @param batch documents handed to the store in one call
     * @param writers threads that write
     * @param documentsPerSecond the median of the rounds
     * @param range the least and the most of them
     */
    public record Rate(boolean indexed, int batch, int writers, double documentsPerSecond, Band range) {}

    public BatchSizing {
        rates = List.copyOf(rates);
    }

    /** Chooses among rates, which hold every combination. */
    public static BatchSizing of(List<Rate> rates) {
        double best = without(rates)
                .mapToDouble(Rate::documentsPerSecond)
                .max()
                .orElseThrow(() -> new ReportException("no batch was measured without the index"));
        Rate chosen = without(rates)
                .filter(rate -> rate.documentsPerSecond() >= NEAR * best)
                .min(Comparator.comparingInt(Rate::batch).thenComparingInt(Rate::writers))
                .orElseThrow();
        double indexed = rate(rates, true, chosen.batch());
        double bare = rate(rates, false, chosen.batch());
        return new BatchSizing(rates, chosen, MILLIS / indexed - MILLIS / bare);
    }

    private static Stream<Rate> without(List<Rate> rates) {
        return rates.stream().filter(rate -> !rate.indexed());
    }

    private static double rate(List<Rate> rates, boolean indexed, int batch) {
        return rates.stream()
                .filter(rate -> rate.indexed() == indexed && rate.batch() == batch && rate.writers() == 1)
                .mapToDouble(Rate::documentsPerSecond)
                .findFirst()
                .orElseThrow(() -> new ReportException("a batch of " + batch + " was not measured with one writer"));
    }
}
