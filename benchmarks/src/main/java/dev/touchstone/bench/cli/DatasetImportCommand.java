package dev.touchstone.bench.cli;

import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.dataset.imports.ImportPlan;
import dev.touchstone.dataset.imports.ImportRecipe;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a dataset of vectors you have; it is then used by name like those of the catalogue.",
            "Files: ann-benchmarks HDF5 (.hdf5, .h5), .npy, .fvecs, .ivecs, .bvecs, .fbin, .ibin, .u8bin, .i8bin.",
            "Everything is checked before anything is written, and nothing is held in memory as a whole."
        })
final class DatasetImportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @ArgGroup(multiplicity = "1")
    private ImportOrigin origin;

    @Option(names = "--queries", paramLabel = "FILE", description = "file of the queries, of any of the kinds above")
    private Path queries;

    @Option(
            names = "--hold-out",
            paramLabel = "N",
            defaultValue = "0",
            description = "take N rows out of the corpus, by a seeded choice, to be its queries")
    private int holdOut;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the dataset (default: made of the source's)")
    private String name;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "cosine, l2 or inner_product (default: the file's own where it names one, else cosine)")
    private Metric metric;

    @Override
    public Integer call() {
        OptionRange.check("--hold-out", holdOut, 0, 100_000);
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            ImportOrigin.Opened opened = origin.open(Optional.ofNullable(queries), cleanup);
            Metric measured = metric != null ? metric : opened.metric().orElse(Metric.COSINE);
            String called = name != null
                    ? name
                    : ImportPlan.nameFor(opened.called(), opened.corpus().dimension(), measured);
            DatasetCommand.catalogue().requireFree(called, DatasetCommand.cache());
            ImportRecipe recipe =
                    new ImportRecipe(new ImportPlan(called, measured, holdOut), opened.corpus(), opened.queries());
            RunHeader header = RunHeader.of("dataset-import", Optional.empty(), Instant.now())
                    .withConfiguration(
                            Map.of("origin", opened.corpus().origin(), "metric", measured.label(), "hold_out", holdOut))
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(
                    common.out(), header, Optional.of(recipe.info().name())));
            cleanup.add(() -> DatasetCatalogue.discardUnfinished(called, DatasetCommand.cache()));
            Dataset dataset = DatasetCommand.catalogue().importFrom(recipe, DatasetCommand.cache(), progress::advanced);
            run.dataset(PreparedDataset.summary(dataset));
            progress.close();
            return report(dataset, run.finish(HtmlReport::rebuild));
        }
    }

    private int report(Dataset dataset, Path folder) {
        Terminal terminal = common.terminal();
        terminal.say(String.format(
                Locale.ROOT,
                "%s is imported: %,d documents x %d, %,d queries, fingerprint %s; use it with --dataset %s",
                dataset.info().name(),
                dataset.corpus().size(),
                dataset.info().dimension(),
                dataset.queries().size(),
                dataset.fingerprint(),
                dataset.info().name()));
        return Ending.of(terminal, folder)
                .with("dataset", dataset.info().name())
                .with("documents", dataset.corpus().size())
                .with("dimension", dataset.info().dimension())
                .with("queries", dataset.queries().size())
                .with("metric", dataset.info().metric().label())
                .with("fingerprint", dataset.fingerprint())
                .end(ExitCode.OK);
    }
}
