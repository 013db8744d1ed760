package dev.touchstone.report.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Throughput over the number of connections, the law through it, and the size it recommends.
 *
 * @param cells throughput and latency at each pool size and number of client threads
 * @param measured throughput at each pool size with the most client threads, repeats included
 * @param law the scalability law fitted to them
 * @param intervals how far the law and what follows from it may be off
 * @param recommended connections
 * @param largest the largest pool that was measured
 * @param costOfLargest how much of the recommended size's throughput the largest gives up, negative where it gains
 */
public record PoolSizing(
        List<PoolCell> cells,
        List<Observation> measured,
        ScalabilityLaw law,
        Intervals intervals,
        int recommended,
        int largest,
        double costOfLargest) {
    /** How near the best of the measured range the recommended size must come. */
    public static final double NEAR = 0.95;

    private static final int DRAWS = 400;
    private static final long SEED = 7;

    /**
     * Bootstrap intervals: the law is fitted again and again to itself with the residuals dealt out anew.
     *
     * @param sigma of the contention
     * @param kappa of the coherence
     * @param costOfLargest of what the largest pool gives up against the recommended one
     * @param agreement the share of the fits that recommend the same size
     */
    public record Intervals(Band sigma, Band kappa, Band costOfLargest, double agreement) {}

    public PoolSizing {
        cells = List.copyOf(cells);
        measured = List.copyOf(measured);
    }

    /** Fits the law and takes the smallest measured size that it expects within 5 % of the best of the range. */
    public static PoolSizing of(List<PoolCell> cells, List<Observation> measured) {
        ScalabilityLaw law = ScalabilityLaw.fit(measured);
        int[] sizes = measured.stream()
                .mapToInt(point -> (int) point.x())
                .distinct()
                .sorted()
                .toArray();
        int recommended = recommended(law, sizes);
        int largest = sizes[sizes.length - 1];
        Intervals intervals = intervals(law, measured, recommended, sizes);
        return new PoolSizing(cells, measured, law, intervals, recommended, largest, cost(law, recommended, largest));
    }

    private static int recommended(ScalabilityLaw law, int[] sizes) {
        double best = IntStream.of(sizes).mapToDouble(law::at).max().orElseThrow();
        return IntStream.of(sizes)
                .filter(size -> law.at(size) >= NEAR * best)
                .findFirst()
                .orElseThrow();
    }

    private static double cost(ScalabilityLaw law, int recommended, int largest) {
        return 1 - law.at(largest) / law.at(recommended);
    }

    private static Intervals intervals(ScalabilityLaw law, List<Observation> measured, int recommended, int[] sizes) {
        Random random = new Random(SEED);
        double[] sigmas = new double[DRAWS];
        double[] kappas = new double[DRAWS];
        double[] costs = new double[DRAWS];
        int same = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            ScalabilityLaw drawn = ScalabilityLaw.fit(resampled(law, measured, random));
            sigmas[draw] = drawn.sigma();
            kappas[draw] = drawn.kappa();
            costs[draw] = cost(drawn, recommended, sizes[sizes.length - 1]);
            same += recommended(drawn, sizes) == recommended ? 1 : 0;
        }
        return new Intervals(Band.ofDraws(sigmas), Band.ofDraws(kappas), Band.ofDraws(costs), (double) same / DRAWS);
    }

    private static List<Observation> resampled(ScalabilityLaw law, List<Observation> measured, Random random) {
        List<Observation> drawn = new ArrayList<>(measured.size());
        for (Observation point : measured) {
            Observation other = measured.get(random.nextInt(measured.size()));
            drawn.add(new Observation(point.x(), law.at(point.x()) * other.y() / law.at(other.x())));
        }
        return drawn;
    }
}
