package dev.touchstone.bench.cli;

import dev.touchstone.bench.data.PreparedDataset;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.environment.Machine;
import dev.touchstone.conformance.postgres.TouchstoneHome;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and prepares the datasets that are measured on.")
final class DatasetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no dataset command given: list or prepare");
    }

    private static Path cache() {
        return TouchstoneHome.fromEnvironment(System.getenv()).datasets();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the catalogue.")
    int list(@Mixin CommonOptions common) {
        DatasetCatalogue catalogue = DatasetCatalogue.standard();
        List<Map<String, Object>> rows =
                catalogue.list().stream().map(info -> describe(catalogue, info)).toList();
        Terminal terminal = common.terminal();
        for (DatasetInfo info : catalogue.list()) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "%-32s %,9d x %-4d %,6d queries  %-12s %s",
                    info.name(),
                    info.documents(),
                    info.dimension(),
                    info.queries(),
                    catalogue.isPrepared(info.name(), cache()) ? "prepared" : "not prepared",
                    info.description()));
        }
        terminal.result(Map.of("datasets", rows));
        return ExitCode.OK;
    }

    @Command(
            name = "prepare",
            mixinStandardHelpOptions = true,
            description =
                    "Prepares a dataset in the cache folder; an interrupted preparation goes on where it stopped.")
    int prepare(
            @Mixin CommonOptions common,
            @Parameters(paramLabel = "NAME", description = "name in the catalogue (./touchstone dataset list)")
                    String name) {
        DatasetCatalogue.standard().find(name);
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            RunHeader header = RunHeader.of("dataset-prepare", Optional.empty(), Instant.now())
                    .withEnvironment(Machine.current().asMap());
            RunWriter run = cleanup.add(RunWriter.create(common.out(), header, Optional.of(name)));
            PreparedDataset prepared = PreparedDataset.open(name, cache(), progress::advanced);
            run.dataset(prepared.summary());
            prepared.measurements().forEach(run::add);
            progress.close();
            Path folder = run.finish(HtmlReport::rebuild);
            return report(common.terminal(), prepared.dataset(), folder);
        }
    }

    private static int report(Terminal terminal, Dataset dataset, Path folder) {
        terminal.say(String.format(
                Locale.ROOT,
                "%s is prepared: %,d documents x %d, %,d queries, fingerprint %s",
                dataset.info().name(),
                dataset.corpus().size(),
                dataset.info().dimension(),
                dataset.queries().size(),
                dataset.fingerprint()));
        return Ending.of(terminal, folder)
                .with("dataset", dataset.info().name())
                .with("fingerprint", dataset.fingerprint())
                .end(ExitCode.OK);
    }

    private static Map<String, Object> describe(DatasetCatalogue catalogue, DatasetInfo info) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", info.name());
        row.put("documents", info.documents());
        row.put("dimension", info.dimension());
        row.put("queries", info.queries());
        row.put("metric", info.metric().name().toLowerCase(Locale.ROOT));
        row.put("source", info.source());
        row.put("licence", info.licence());
        row.put("prepared", catalogue.isPrepared(info.name(), cache()));
        return row;
    }
}
