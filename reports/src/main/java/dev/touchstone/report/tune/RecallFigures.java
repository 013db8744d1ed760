package dev.touchstone.report.tune;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.statistics.BetweenBuilds;
import dev.touchstone.report.statistics.QueriesByBuilds;
import dev.touchstone.report.statistics.RecallBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recall@k of one setting over queries and builds.
 *
 * @param mean over queries and builds; its interval holds what queries and builds vary by
 * @param p5 what 5 % of the queries did not reach
 * @param minimum the worst query of all builds; a fact about the queries asked, from which no interval follows
 * @param fillRate rows returned over rows owed, 0 to 1
 * @param queries at least 1
 * @param builds how many builds were asked, at least 1
 * @param distribution how many answers had which recall, by rising recall, over all builds
 */
public record RecallFigures(
        Interval mean,
        Interval p5,
        double minimum,
        double fillRate,
        int queries,
        int builds,
        List<RecallCount> distribution) {
    public RecallFigures {
        distribution = List.copyOf(distribution);
        if (queries < 1 || builds < 1 || !(minimum >= 0 && minimum <= 1) || !(fillRate >= 0 && fillRate <= 1)) {
            throw new ReportException("recall of " + queries + " queries over " + builds + " builds with minimum "
                    + minimum + " and fill rate " + fillRate + " is none; measure again");
        }
    }

    /**
     * The figures of measured recalls.
     *
     * @param recalls one row a build, one column a query, each 0 to 1
     * @param builds by how much builds of this data differ, for a setting that was built only once; empty where no
     *     setting was built twice, and the interval then knows only of queries
     */
    public static RecallFigures of(double[][] recalls, double fillRate, Optional<BetweenBuilds> builds) {
        RecallBounds bounds = RecallBounds.of(recalls, builds);
        double[] all = Arrays.stream(recalls).flatMapToDouble(Arrays::stream).toArray();
        return new RecallFigures(
                new Interval(
                        bounds.mean(), bounds.meanLower(Interval.CONFIDENCE), bounds.meanUpper(Interval.CONFIDENCE)),
                new Interval(bounds.p5(), bounds.p5Lower(Interval.CONFIDENCE), bounds.p5Upper(Interval.CONFIDENCE)),
                Arrays.stream(all).min().orElseThrow(),
                fillRate,
                recalls[0].length,
                recalls.length,
                distribution(all));
    }

    /**
     * The figures of a search that compares every document: where no query asked missed anything, none can, so there is
     * nothing to infer; where one did, it is no such search, and its intervals stay.
     */
    public RecallFigures ofExactSearch() {
        return minimum < 1
                ? this
                : new RecallFigures(
                        Interval.exactly(1), Interval.exactly(1), minimum, fillRate, queries, builds, distribution);
    }

    /** By how much builds differ, pooled over every setting that was built at least twice; empty where none was. */
    public static Optional<BetweenBuilds> betweenBuilds(List<double[][]> settings) {
        return BetweenBuilds.pooled(settings.stream()
                .filter(recalls -> recalls.length > 1)
                .map(QueriesByBuilds::of)
                .toList());
    }

    private static List<RecallCount> distribution(double[] recalls) {
        Map<Double, Long> counts = Arrays.stream(recalls)
                .boxed()
                .collect(Collectors.groupingBy(recall -> recall, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new RecallCount(entry.getKey(), entry.getValue()))
                .toList();
    }
}
