package dev.touchstone.report.ageing;

import dev.touchstone.report.SampleRun;
import dev.touchstone.report.ageing.AgedPoint.Answers;
import dev.touchstone.report.ageing.AgedPoint.Bounded;
import dev.touchstone.report.ageing.AgedPoint.Room;
import dev.touchstone.report.ageing.AgedPoint.Speed;
import dev.touchstone.report.ageing.AgedPoint.When;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An index that is written to for 120 days and vacuumed every 20, at 1 % of the documents a day. */
public final class SampleAgeing {
    static final double PACE = 0.01;
    private static final int DAYS_PER_CYCLE = 10;

    private SampleAgeing() {}

    static AgeingRun.Asked asked() {
        return new AgeingRun.Asked(
                "hnsw m=16 ef_construction=64 ef_search=40",
                10,
                DAYS_PER_CYCLE,
                PACE,
                2,
                new Tolerance(0.01, 0.25, 0.5));
    }

    /**
     * The looks of twelve cycles and a REINDEX.
     *
     * @param lossPerChurn recall lost to a churn of 1 that VACUUM does not mend
     * @param noise what recall wavers by, up at one look and down at the next
     */
    static List<AgedPoint> points(double lossPerChurn, double noise) {
        List<AgedPoint> points = new ArrayList<>();
        points.add(point(0, Moment.FRESH, 0, 0.97));
        for (int cycle = 1; cycle <= 12; cycle++) {
            double churn = cycle * DAYS_PER_CYCLE * PACE;
            double recall = 0.97 - lossPerChurn * churn + (cycle % 4 < 2 ? noise : -noise);
            int day = cycle * DAYS_PER_CYCLE;
            points.add(point(day, Moment.WRITTEN, churn, recall - 0.006));
            if (cycle % 2 == 0) {
                points.add(point(day, Moment.VACUUMED, churn, recall));
            }
        }
        points.add(point(120, Moment.REINDEXED, 0, 0.97));
        return points;
    }

    private static AgedPoint point(double day, Moment moment, double churn, double recall) {
        boolean dirty = moment == Moment.WRITTEN;
        double p99 = 1.2 + (dirty ? 0.1 : 0);
        return new AgedPoint(
                new When(day, moment, churn),
                new Answers(new Bounded(recall, recall - 0.004, recall + 0.004), 0.0005, dirty ? 0.99 : 1, 0, 1),
                new Speed(0.8, new Bounded(p99, p99 - 0.1, p99 + 0.15), 0.4, 1_000),
                new Room((long) ((20 << 20) * (1 + Math.min(0.3, churn / 2))), 30L << 20, 8_000, dirty ? 800 : 0));
    }

    static AgeingRun run(double lossPerChurn, double noise) {
        List<AgedPoint> points = points(lossPerChurn, noise);
        List<Maintenance> maintenance = new ArrayList<>();
        points.stream()
                .filter(point -> point.when().moment() == Moment.VACUUMED)
                .forEach(point -> maintenance.add(
                        new Maintenance(point.when().day(), Moment.WRITTEN, Maintenance.Kind.VACUUM, 1.5)));
        maintenance.add(new Maintenance(120, Moment.VACUUMED, Maintenance.Kind.REINDEX, 4.2));
        return new AgeingRun(asked(), points, maintenance, new Adviser(asked(), points).advice(), List.of("a note"));
    }

    /** Writes a run folder of it below a folder. */
    public static Path write(Path out) {
        try (RunWriter writer = RunWriter.create(out, RunHeader.of("age", Optional.empty(), SampleRun.STARTED))) {
            writer.json(AgeingRun.FILE, run(0.02, 0.0002));
            return writer.finish();
        }
    }
}
