package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.conformance.postgres.TouchstoneHome;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        return TouchstoneHome.fromEnvironment(System.getenv()).folder().resolve("datasets");
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
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            Dataset dataset = DatasetCatalogue.standard().prepare(name, cache(), progress::advanced);
            progress.close();
            Terminal terminal = common.terminal();
            terminal.say(String.format(
                    Locale.ROOT,
                    "%s is prepared: %,d documents x %d, %,d queries, fingerprint %s",
                    name,
                    dataset.corpus().size(),
                    dataset.info().dimension(),
                    dataset.queries().size(),
                    dataset.fingerprint()));
            terminal.result(Map.of("dataset", name, "fingerprint", dataset.fingerprint()));
            return ExitCode.OK;
        }
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
