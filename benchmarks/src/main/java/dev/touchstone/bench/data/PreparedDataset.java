package dev.touchstone.bench.data;

import dev.touchstone.bench.environment.StepWatch;
import dev.touchstone.conformance.packages.MachinePackages;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.report.run.DatasetSummary;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dataset of the catalogue and what preparing it measured.
 *
 * @param dataset the dataset
 * @param measurements embedding rate and ground truth time; none where the cache folder already had it
 */
public record PreparedDataset(Dataset dataset, List<Measurement> measurements) {
    private static final String EMBEDDING = "embed documents";
    private static final String GROUND_TRUTH = "find exact neighbours";

    public PreparedDataset {
        measurements = List.copyOf(measurements);
    }

    /**
     * Opens a dataset the store is measured on.
     *
     * @throws dev.touchstone.bench.config.ConfigurationException where it is searched by another metric than the store
     */
    public static PreparedDataset openForStore(String name, Path cache, Progress progress) {
        StoreMetric.require(name, cache);
        return open(name, cache, progress);
    }

    /** Opens a dataset, preparing it first where the cache folder does not have it. */
    public static PreparedDataset open(String name, Path cache, Progress progress) {
        StepWatch watch = new StepWatch(progress, System::nanoTime);
        Dataset dataset = DatasetCatalogue.standard(MachinePackages.fromEnvironment(System.getenv()))
                .prepare(name, cache, watch);
        List<Measurement> measurements = new ArrayList<>();
        watch.span(EMBEDDING)
                .ifPresent(span -> measurements.add(Measurement.of(
                        Metrics.EMBEDDING_RATE,
                        Map.of(),
                        span.units() * 1e9 / span.elapsed().toNanos(),
                        span.units())));
        watch.span(GROUND_TRUTH)
                .ifPresent(span -> measurements.add(Measurement.of(
                        Metrics.GROUND_TRUTH_TIME, Map.of(), span.elapsed().toNanos() / 1e9, 1)));
        return new PreparedDataset(dataset, measurements);
    }

    /** Returns what a run folder says of the dataset. */
    public DatasetSummary summary() {
        return summary(dataset);
    }

    /** Returns what a run folder says of a dataset. */
    public static DatasetSummary summary(Dataset dataset) {
        return new DatasetSummary(
                dataset.info().name(),
                dataset.corpus().size(),
                dataset.info().dimension(),
                dataset.queries().size(),
                dataset.fingerprint());
    }
}
