package dev.touchstone.bench.cli;

import dev.touchstone.bench.data.MeasuredTruth;
import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.catalogue.GroundTruths;
import dev.touchstone.dataset.truth.SearchScope;
import dev.touchstone.dataset.truth.TruthQuestion;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "truth",
        mixinStandardHelpOptions = true,
        description = "Finds the exact nearest documents of every query, without PostgreSQL, and keeps them in the "
                + "cache folder; filtered and per-user answers too.")
final class DatasetTruthCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "name of a dataset (./touchstone dataset list)")
    private String name;

    @Option(
            names = {"-k", "--k"},
            paramLabel = "K",
            defaultValue = "100",
            description = "neighbours a query (default: 100)")
    private int k;

    @Option(
            names = "--filter",
            paramLabel = "ATTRIBUTE=VALUE",
            description = "only documents with this value; may be repeated")
    private Map<String, String> filter = new LinkedHashMap<>();

    @Option(names = "--own-user", description = "only documents of the user who asks")
    private boolean ownUser;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "cosine, l2 or inner_product (default: the dataset's own)")
    private Metric metric;

    @Override
    public Integer call() {
        OptionRange.check("-k", k, 1, 10_000);
        DatasetCommand.catalogue().find(name, DatasetCommand.cache());
        SearchScope scope = SearchScope.of(filter, ownUser ? Set.of(CorpusDocument.USER) : Set.of());
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("dataset-truth", Optional.empty(), Instant.now())
                    .withConfiguration(Map.of("k", k, "scope", scope.label()))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header, Optional.of(name)));
            PreparedDataset prepared = PreparedDataset.open(name, DatasetCommand.cache(), progress::advanced);
            Dataset dataset = prepared.dataset();
            Metric measured = metric == null ? dataset.info().metric() : metric;
            MeasuredTruth truth = MeasuredTruth.of(
                    dataset,
                    new TruthQuestion(measured, k, scope),
                    new GroundTruths(DatasetCommand.cache()),
                    progress::advanced);
            run.dataset(prepared.summary());
            truth.measurements().forEach(run::add);
            progress.close();
            return report(dataset, truth, run.finish(HtmlReport::rebuild));
        }
    }

    private int report(Dataset dataset, MeasuredTruth truth, Path folder) {
        Terminal terminal = common.terminal();
        terminal.say(String.format(
                Locale.ROOT,
                "%s: the exact neighbours of %,d queries (%s, %s, k %d; %.1f a query) are %s",
                dataset.info().name(),
                truth.truth().queries(),
                truth.question().scope().label(),
                truth.question().metric().label(),
                k,
                truth.meanNeighbours(),
                truth.seconds()
                        .map(seconds -> String.format(Locale.ROOT, "found in %.1f s and kept", seconds))
                        .orElse("in the cache folder")));
        return Ending.of(terminal, folder)
                .with("dataset", dataset.info().name())
                .with("fingerprint", dataset.fingerprint())
                .with("queries", truth.truth().queries())
                .with("k", k)
                .with("scope", truth.question().scope().label())
                .with("metric", truth.question().metric().label())
                .with("mean_neighbours", truth.meanNeighbours())
                .end(ExitCode.OK);
    }
}
