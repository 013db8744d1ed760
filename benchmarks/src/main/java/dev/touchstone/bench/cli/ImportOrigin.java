package dev.touchstone.bench.cli;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.imports.FileStoreSource;
import dev.touchstone.bench.imports.LiveTableSource;
import dev.touchstone.bench.imports.TableColumns;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.imports.ImportSource;
import dev.touchstone.dataset.imports.ImportedFile;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where an import comes from: a path, or a table. */
final class ImportOrigin {
    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "a file of vectors, or the application's user_data folder (encrypted stores need "
                    + MasterKey.VARIABLE + ")")
    private Path path;

    @ArgGroup(exclusive = false, heading = "A live table instead:%n")
    private Table table;

    /** Options of a table. */
    static final class Table {
        @Option(names = "--table", required = true, paramLabel = "TABLE", description = "its name, perhaps schema.name")
        private String name;

        @Option(
                names = "--url",
                paramLabel = "URL",
                description = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with or without jdbc: before it "
                        + "(default: DATABASE_URL or POSTGRES_HOST and its companions, which no process list shows)")
        private String url;

        @Option(
                names = "--vector-column",
                paramLabel = "COLUMN",
                defaultValue = "embedding",
                description = "vector, halfvec, real[] or double precision[] (default: embedding)")
        private String vector;

        @Option(
                names = "--id-column",
                paramLabel = "COLUMN",
                defaultValue = "id",
                description = "unique, gives the order (default: id)")
        private String id;

        @Option(
                names = "--text-column",
                paramLabel = "COLUMN",
                description = "the documents' texts (default: their ids)")
        private String text;

        @Option(names = "--user-column", paramLabel = "COLUMN", description = "who owns each document")
        private String user;

        @Option(
                names = "--attributes",
                paramLabel = "COLUMN",
                split = ",",
                description = "columns to filter by, separated by commas")
        private List<String> attributes = new ArrayList<>();

        TableColumns columns() {
            return new TableColumns(name, vector, id, Optional.ofNullable(text), Optional.ofNullable(user), attributes);
        }

        ConnectionSettings server() {
            Map<String, String> environment = url == null ? System.getenv() : Map.of("DATABASE_URL", url);
            return ConnectionSettings.fromEnvironment(environment)
                    .orElseThrow(() -> new ConfigurationException(
                            "no server is named; give --url or set DATABASE_URL or POSTGRES_HOST"));
        }
    }

    /**
     * What was opened.
     *
     * @param called what the source is called, for a name
     * @param corpus its documents
     * @param queries its queries; empty where it has none
     * @param metric what it is measured by; empty where it does not say
     */
    record Opened(String called, ImportSource corpus, Optional<ImportSource> queries, Optional<Metric> metric) {}

    /** Opens the source and its queries, which {@code cleanup} closes. */
    Opened open(Optional<Path> queryFile, Cleanup cleanup) {
        if (path != null && !Files.isDirectory(path)) {
            ImportedFile file = cleanup.add(new ImportedFile(path, queryFile));
            return new Opened(path.getFileName().toString(), file.corpus(), file.queries(), file.metric());
        }
        Optional<ImportSource> asked = queryFile.map(
                file -> cleanup.add(new ImportedFile(file, Optional.empty())).asQueries());
        ImportSource corpus = cleanup.add(
                table == null
                        ? new FileStoreSource(path, MasterKey.fromEnvironment(System.getenv()))
                        : new LiveTableSource(table.server(), table.columns()));
        String called = table == null ? "file-store" : table.columns().table();
        return new Opened(called, corpus, asked, Optional.empty());
    }
}
