package dev.touchstone.bench.data;

import dev.touchstone.dataset.doctor.Examination;
import dev.touchstone.dataset.doctor.Nearness;
import dev.touchstone.dataset.doctor.Quantiles;
import dev.touchstone.dataset.doctor.VectorStatistics;
import dev.touchstone.report.run.DatasetMetrics;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An examination in rows of a run folder. */
public final class DoctorFigures {
    private final List<Measurement> rows = new ArrayList<>();

    private DoctorFigures() {}

    /** Returns every figure that was measured. */
    public static List<Measurement> of(Examination seen) {
        DoctorFigures figures = new DoctorFigures();
        figures.statistics("documents", seen.corpus());
        seen.queries().ifPresent(queries -> figures.statistics("queries", queries));
        int samples = seen.corpus().rows();
        seen.nearness()
                .map(Nearness::contrast)
                .ifPresent(value -> figures.add(DatasetMetrics.CONTRAST, Map.of(), value, samples));
        seen.nearness()
                .flatMap(Nearness::drift)
                .ifPresent(value -> figures.add(DatasetMetrics.NEAREST_DRIFT, Map.of(), value, samples));
        seen.nearness()
                .map(Nearness::nearCopies)
                .ifPresent(value -> figures.add(DatasetMetrics.NEAR_COPIES, Map.of(), value, samples));
        seen.nearness()
                .map(Nearness::bits)
                .ifPresent(value -> figures.add(DatasetMetrics.NEAREST_BY_BITS, Map.of(), value, samples));
        seen.meanShift().ifPresent(value -> figures.add(DatasetMetrics.MEAN_SHIFT, Map.of(), value, samples));
        seen.users().ifPresent(users -> {
            figures.add(DatasetMetrics.USERS, Map.of(), users.users(), samples);
            figures.quantiles(DatasetMetrics.USER_DOCUMENTS, Map.of(), users.documents(), users.users());
        });
        return figures.rows;
    }

    private void statistics(String of, VectorStatistics seen) {
        count(of, "non_finite", seen.nonFinite(), seen);
        count(of, "zero", seen.zero(), seen);
        count(of, "non_unit", seen.nonUnit(), seen);
        count(of, "duplicate", seen.duplicates(), seen);
        count(of, "largest_equal_group", seen.largestGroup(), seen);
        quantiles(DatasetMetrics.NORM, Map.of("of", of), seen.norms(), seen.finite());
        add(DatasetMetrics.CONSTANT_BITS, Map.of("of", of), seen.constantBits(), seen.finite());
    }

    private void count(String of, String kind, int count, VectorStatistics seen) {
        add(DatasetMetrics.VECTORS, Map.of("of", of, "kind", kind), count, seen.rows());
    }

    private void quantiles(Metric metric, Map<String, String> cell, Quantiles values, int samples) {
        add(metric, at("min", cell), values.min(), samples);
        add(metric, at("p5", cell), values.p5(), samples);
        add(metric, at("median", cell), values.median(), samples);
        add(metric, at("p95", cell), values.p95(), samples);
        add(metric, at("max", cell), values.max(), samples);
    }

    private static Map<String, String> at(String at, Map<String, String> cell) {
        Map<String, String> place = new HashMap<>(cell);
        place.put("at", at);
        return place;
    }

    private void add(Metric metric, Map<String, String> cell, double value, int samples) {
        rows.add(Measurement.of(metric, cell, value, samples));
    }
}
