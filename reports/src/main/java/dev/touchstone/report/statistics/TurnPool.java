package dev.touchstone.report.statistics;

import dev.touchstone.report.ReportException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The latencies of several turns, and how far a percentile of them all varies from one set of turns to the next.
 *
 * <p>Whole turns are resampled with replacement and kept as they are: samples of one turn are no independent draws, and
 * resampling them as well would count their spread twice (Davison and Hinkley, Bootstrap Methods and their Application,
 * 1997, section 3.8). The standard error is that of the logarithm, widened by √(T/(T−1)) for the few turns T.
 */
public final class TurnPool {
    /** Turns below which a spread between them is no more than a guess. */
    public static final int FEWEST_TURNS = 3;

    private static final int REPLICATES = 2000;
    private static final long SEED = 20_261_125;

    private final double[] sorted;
    private final int[] turnOf;
    private final int[] sizes;

    private TurnPool(double[] sorted, int[] turnOf, int[] sizes) {
        this.sorted = sorted;
        this.turnOf = turnOf;
        this.sizes = sizes;
    }

    /**
     * Pools turns.
     *
     * @throws ReportException if there are fewer than {@link #FEWEST_TURNS}
     */
    public static TurnPool of(List<Turn> turns) {
        requireEnough(turns);
        int[] sizes = turns.stream().mapToInt(Turn::size).toArray();
        double[] values = turns.stream().flatMapToDouble(Turn::latencies).toArray();
        int[] owner = IntStream.range(0, sizes.length)
                .flatMap(turn -> IntStream.generate(() -> turn).limit(sizes[turn]))
                .toArray();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new TurnPool(
                Arrays.stream(order).mapToDouble(at -> values[at]).toArray(),
                Arrays.stream(order).map(at -> owner[at]).toArray(),
                sizes);
    }

    static void requireEnough(List<Turn> turns) {
        if (turns.size() < FEWEST_TURNS) {
            throw new ReportException(
                    turns.size() + " turns do not tell their spread; measure at least " + FEWEST_TURNS);
        }
    }

    /** How many turns there are. */
    public int turns() {
        return sizes.length;
    }

    /** How many latencies there are. */
    public int size() {
        return sorted.length;
    }

    /** The percentile of all latencies, by nearest rank; {@code percentile} in 0 to 100. */
    public double percentile(double percentile) {
        int[] once = new int[sizes.length];
        Arrays.fill(once, 1);
        return percentile(percentile, once);
    }

    /** The percentile's natural logarithm with its bootstrapped standard error. */
    public Estimate logPercentile(double percentile) {
        RandomGenerator random = new Well19937c(SEED);
        double[] replicates = new double[REPLICATES];
        Arrays.setAll(replicates, i -> Math.log(percentile(percentile, resampled(random))));
        double turns = sizes.length;
        double error = new StandardDeviation().evaluate(replicates) * Math.sqrt(turns / (turns - 1));
        return new Estimate(Math.log(percentile(percentile)), error, turns - 1);
    }

    private int[] resampled(RandomGenerator random) {
        int[] times = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            times[random.nextInt(sizes.length)]++;
        }
        return times;
    }

    private double percentile(double percentile, int[] times) {
        long total = IntStream.range(0, sizes.length)
                .mapToLong(turn -> (long) sizes[turn] * times[turn])
                .sum();
        long rank = Math.max(1, (long) Math.ceil(total * percentile / 100));
        long seen = 0;
        for (int i = 0; i < sorted.length; i++) {
            seen += times[turnOf[i]];
            if (seen >= rank) {
                return sorted[i];
            }
        }
        throw new IllegalStateException("rank " + rank + " of " + total + " latencies was not found");
    }
}
