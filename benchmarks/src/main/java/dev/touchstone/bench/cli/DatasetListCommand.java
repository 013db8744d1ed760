package dev.touchstone.bench.cli;

import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the catalogue and what was imported, with the fingerprint of what is prepared.")
final class DatasetListCommand implements Callable<Integer> {
    private static final int FINGERPRINT_SHOWN = 12;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        DatasetCatalogue catalogue = DatasetCommand.catalogue();
        Path cache = DatasetCommand.cache();
        Terminal terminal = common.terminal();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DatasetInfo info : catalogue.list(cache)) {
            Optional<String> fingerprint = catalogue.fingerprint(info.name(), cache);
            terminal.say(String.format(
                    Locale.ROOT,
                    "%-30s %,9d x %-4d %,6d queries  %-12s  %s",
                    info.name(),
                    info.documents(),
                    info.dimension(),
                    info.queries(),
                    fingerprint.map(f -> f.substring(0, FINGERPRINT_SHOWN)).orElse("not prepared"),
                    info.description()));
            rows.add(describe(info, fingerprint));
        }
        terminal.say("The store searches by cosine: NAME-by-cosine asks the vectors of one that ends in -l2 or"
                + " -inner-product so, uniform100k-64-l2-by-cosine for instance.");
        terminal.result(Map.of("datasets", rows));
        return ExitCode.OK;
    }

    private static Map<String, Object> describe(DatasetInfo info, Optional<String> fingerprint) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", info.name());
        row.put("documents", info.documents());
        row.put("dimension", info.dimension());
        row.put("queries", info.queries());
        row.put("metric", info.metric().label());
        row.put("source", info.source());
        row.put("licence", info.licence());
        row.put("prepared", fingerprint.isPresent());
        fingerprint.ifPresent(value -> row.put("fingerprint", value));
        return row;
    }
}
