package dev.touchstone.bench.gate;

import dev.touchstone.bench.cell.Cells;
import dev.touchstone.bench.config.IndexUnderTest;
import dev.touchstone.bench.sentry.PlanCheck;
import dev.touchstone.dataset.recall.RecallSummary;
import dev.touchstone.report.gate.evidence.Answers;
import dev.touchstone.report.run.GateMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.Metrics;
import dev.touchstone.report.run.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The figures of a gate's rounds: those of all rounds together, with the range over the rounds, and each round's own. */
final class RoundFigures {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TAIL = 0.05;

    private final List<Round> rounds;
    private final Map<String, String> cell;
    private final Map<String, String> indexCell;

    RoundFigures(List<Round> rounds, IndexUnderTest index) {
        this.rounds = rounds;
        this.cell = Cells.search(index.spec(), index.settings());
        this.indexCell = Cells.index(index.spec());
    }

    List<Measurement> all() {
        List<Measurement> all = new ArrayList<>(recall());
        all.addAll(latency());
        if (rounds.get(0).built().sizeBytes() > 0) {
            all.add(within(
                    Metrics.BUILD_TIME, indexCell, median(RoundFigures::buildSeconds), RoundFigures::buildSeconds));
            all.add(Measurement.of(
                    Metrics.INDEX_SIZE,
                    indexCell,
                    (double) rounds.get(0).built().sizeBytes(),
                    1));
        }
        for (int i = 0; i < rounds.size(); i++) {
            all.addAll(own(rounds.get(i), Map.of("round", Integer.toString(i + 1))));
        }
        return all;
    }

    private List<Measurement> recall() {
        Answers answers = Rounds.answers(rounds);
        double[] recalls = Arrays.stream(answers.recalls())
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        double mean = Arrays.stream(recalls).average().orElseThrow();
        double p5 = recalls[(int) Math.ceil(TAIL * recalls.length) - 1];
        long fallbacks = rounds.stream()
                .mapToLong(round -> round.evidence().exactFallbacks())
                .sum();
        return List.of(
                within(Metrics.RECALL_MEAN, cell, mean, round -> summary(round).mean()),
                Measurement.of(Metrics.RECALL_P5, cell, p5, recalls.length),
                Measurement.of(Metrics.RECALL_MINIMUM, cell, recalls[0], recalls.length),
                Measurement.of(Metrics.FILL_RATE, cell, answers.fillRate(), recalls.length),
                Measurement.of(Metrics.EXACT_FALLBACKS, cell, (double) fallbacks, recalls.length),
                Measurement.of(Metrics.PLAN_OK_SHARE, cell, 1, (long) PlanCheck.EXECUTIONS * rounds.size()));
    }

    private List<Measurement> latency() {
        Histogram pooled = new Histogram(3);
        rounds.forEach(round -> pooled.add(round.timed().turn().search()));
        long unsteady = rounds.stream().filter(round -> !round.timed().steady()).count();
        return List.of(
                percentile(Metrics.SEARCH_P50, pooled, 50),
                percentile(Metrics.SEARCH_P95, pooled, 95),
                percentile(Metrics.SEARCH_P99, pooled, 99),
                within(
                        Metrics.SEARCH_QPS,
                        cell,
                        1e9 / pooled.getMean(),
                        round -> 1e9 / nanos(round).getMean()),
                Measurement.of(Metrics.UNSTEADY_TURNS, cell, (double) unsteady, rounds.size()));
    }

    private Measurement percentile(Metric metric, Histogram pooled, double percentile) {
        return within(metric, cell, millis(pooled, percentile), round -> millis(nanos(round), percentile));
    }

    private static List<Measurement> own(Round round, Map<String, String> name) {
        Histogram search = nanos(round);
        Histogram reference = round.timed().turn().reference();
        return Stream.of(
                        Measurement.of(
                                GateMetrics.ROUND_RECALL,
                                name,
                                summary(round).mean(),
                                summary(round).queries()),
                        Measurement.of(GateMetrics.ROUND_P50, name, millis(search, 50), search.getTotalCount()),
                        Measurement.of(GateMetrics.ROUND_P95, name, millis(search, 95), search.getTotalCount()),
                        Measurement.of(GateMetrics.ROUND_P99, name, millis(search, 99), search.getTotalCount()),
                        Measurement.of(
                                GateMetrics.ROUND_REFERENCE, name, millis(reference, 50), reference.getTotalCount()))
                .toList();
    }

    private Measurement within(
            Metric metric, Map<String, String> where, double value, ToDoubleFunction<Round> ofRound) {
        double[] values = rounds.stream().mapToDouble(ofRound).sorted().toArray();
        return Measurement.of(metric, where, value, values.length)
                .within(new Spread(values[0], values[values.length - 1], "min-max of " + values.length + " rounds"));
    }

    private double median(ToDoubleFunction<Round> ofRound) {
        double[] values = rounds.stream().mapToDouble(ofRound).sorted().toArray();
        return values[(values.length - 1) / 2];
    }

    private static double buildSeconds(Round round) {
        return round.built().buildTime().toNanos() / 1e9;
    }

    private static RecallSummary summary(Round round) {
        return round.evidence().recall();
    }

    private static Histogram nanos(Round round) {
        return round.timed().turn().search();
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
