package dev.touchstone.bench.ageing;

import static dev.touchstone.report.run.AgeingMetrics.DEAD_ROWS;
import static dev.touchstone.report.run.AgeingMetrics.FALLBACKS;
import static dev.touchstone.report.run.AgeingMetrics.FILL_RATE;
import static dev.touchstone.report.run.AgeingMetrics.INDEX_SIZE;
import static dev.touchstone.report.run.AgeingMetrics.P50;
import static dev.touchstone.report.run.AgeingMetrics.P99;
import static dev.touchstone.report.run.AgeingMetrics.P99_RATIO;
import static dev.touchstone.report.run.AgeingMetrics.RECALL;
import static dev.touchstone.report.run.AgeingMetrics.REINDEX;
import static dev.touchstone.report.run.AgeingMetrics.REINDEX_DAYS;
import static dev.touchstone.report.run.AgeingMetrics.TABLE_SIZE;
import static dev.touchstone.report.run.AgeingMetrics.VACUUM;

import dev.touchstone.report.ageing.AgedPoint;
import dev.touchstone.report.ageing.AgedPoint.Bounded;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.ageing.Maintenance;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Spread;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An index's life as rows of a run folder. */
public final class AgeingRows {
    private AgeingRows() {}

    /** Returns a row a figure of every look, a row a VACUUM and REINDEX, and the interval recommended, if one is. */
    public static List<Measurement> of(AgeingRun run, int queries) {
        return Stream.of(
                        run.points().stream().flatMap(point -> rows(point, queries)),
                        run.maintenance().stream().map(AgeingRows::row),
                        run.advice().everyDays().stream()
                                .mapToObj(days -> Measurement.of(REINDEX_DAYS, Map.of(), Math.floor(days), 1)))
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<Measurement> rows(AgedPoint point, int queries) {
        Map<String, String> cell = Map.of(
                "day", day(point.when().day()), "after", point.when().moment().label());
        long searches = point.speed().searches();
        return Stream.of(
                Measurement.of(RECALL, cell, point.answers().recall().value(), queries)
                        .within(ci95(point.answers().recall())),
                Measurement.of(FILL_RATE, cell, point.answers().fillRate(), queries),
                Measurement.of(FALLBACKS, cell, point.answers().fallbackShare(), queries),
                Measurement.of(P50, cell, point.speed().p50Millis(), searches),
                Measurement.of(P99, cell, point.speed().p99Millis().value(), searches)
                        .within(ci95(point.speed().p99Millis())),
                Measurement.of(P99_RATIO, cell, point.speed().p99Ratio(), searches),
                Measurement.of(INDEX_SIZE, cell, (double) point.room().indexBytes(), 1),
                Measurement.of(TABLE_SIZE, cell, (double) point.room().tableBytes(), 1),
                Measurement.of(DEAD_ROWS, cell, (double) point.room().deadRows(), 1));
    }

    private static Measurement row(Maintenance done) {
        return Measurement.of(
                done.kind() == Maintenance.Kind.VACUUM ? VACUUM : REINDEX,
                Map.of("day", day(done.day()), "after", done.after().label()),
                done.seconds(),
                1);
    }

    private static Spread ci95(Bounded figure) {
        return new Spread(figure.low(), figure.high(), "ci95");
    }

    private static String day(double day) {
        return day == Math.rint(day) ? Long.toString((long) day) : Double.toString(day);
    }
}
