package dev.touchstone.report.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs with known truth: every build and every turn has an effect of its own, shared by all that it answers. */
final class SimulatedRun {
    private final Random random;

    SimulatedRun(long seed) {
        this.random = new Random(seed);
    }

    double[] hardness(int queries) {
        return random.doubles(queries).map(u -> 0.05 + 0.3 * u * u).toArray();
    }

    /** Recall in tenths; the chance of a miss is the query's hardness plus {@code loss} plus the build's effect. */
    double[][] recalls(double[] hardness, int builds, double loss, double buildDeviation) {
        double[][] recalls = new double[builds][];
        Arrays.setAll(recalls, build -> {
            double effect = random.nextGaussian() * buildDeviation;
            return Arrays.stream(hardness)
                    .map(miss -> hits(miss + loss + effect))
                    .toArray();
        });
        return recalls;
    }

    private double hits(double miss) {
        return IntStream.range(0, 10).filter(i -> random.nextDouble() >= miss).count() / 10.0;
    }

    /** Log-normal latencies around {@code median}, each turn shifted as a whole. */
    List<Turn> turns(int turns, int samples, double median, double turnDeviation) {
        return IntStream.range(0, turns)
                .mapToObj(turn -> {
                    double shift = random.nextGaussian() * turnDeviation;
                    double[] latencies = new double[samples];
                    Arrays.setAll(latencies, i -> median * Math.exp(shift + 0.2 * random.nextGaussian()));
                    return Turn.of(latencies);
                })
                .toList();
    }
}
