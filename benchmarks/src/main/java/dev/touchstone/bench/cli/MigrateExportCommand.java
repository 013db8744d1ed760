package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.migration.CollectionExport;
import dev.touchstone.store.migration.MigrationTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a collection back as vectors.pkl and metadata.json (encrypted if it was), with what was "
                + "added since the cutover; readable by Python's pickle, json and cryptography.")
final class MigrateExportCommand implements Callable<Integer> {
    @Mixin
    private MigrateOptions options;

    @Mixin
    private CollectionOptions collection;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder that gets the two files, which it must not have yet")
    private Path out;

    @Option(names = "--postgres", paramLabel = "SOURCE", description = "url, the server that DATABASE_URL names")
    private PostgresSource postgres;

    @Option(
            names = "--json",
            description = "print the result as one JSON object on standard output, everything else on standard error")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(System.out, System.err, json);
        try (Cleanup cleanup = new Cleanup()) {
            MigrationTargets targets = cleanup.add(options.targets(Optional.ofNullable(postgres)));
            Progress progress = cleanup.add(CommonOptions.newProgress());
            CollectionExport.Outcome outcome = new CollectionExport(
                            targets, options.masterKey(), progress::advanced, ZoneId.systemDefault())
                    .export(collection.id(), out);
            progress.close();
            outcome.leftOut().forEach(line -> terminal.say("LEFT OUT " + line));
            terminal.say(String.format(
                    Locale.ROOT,
                    "%s/%s: %,d documents of %,d dimensions, %,d of them added since they were moved, %s, in %s",
                    collection.id().userId(),
                    collection.id().collection(),
                    outcome.documents(),
                    outcome.dimension(),
                    outcome.addedSince(),
                    outcome.encrypted() ? "encrypted" : "plain",
                    outcome.folder()));
            int exitCode = outcome.leftOut().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("export", outcome);
            result.put("exit_code", exitCode);
            terminal.result(result);
            return exitCode;
        }
    }
}
