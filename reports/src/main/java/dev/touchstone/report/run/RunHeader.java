package dev.touchstone.report.run;

import dev.touchstone.report.ReportException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was: the content of {@code run.json}.
 *
 * @param schemaVersion the format of the folder, {@link #SCHEMA_VERSION}
 * @param command the command that ran, lower case, such as {@code demo}
 * @param dataset what it measured on; absent for commands without data
 * @param startedAt when it began
 * @param configuration what was asked for: snake_case (or dotted) names to strings, numbers, booleans, lists or maps
 * @param environment what it ran on, with the settings read back from the server; the same kinds of values
 */
public record RunHeader(
        int schemaVersion,
        String command,
        Optional<DatasetSummary> dataset,
        Instant startedAt,
        Map<String, Object> configuration,
        Map<String, Object> environment) {
    public static final int SCHEMA_VERSION = 1;

    public RunHeader {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new ReportException("schema_version " + schemaVersion + " is unknown; this build reads and writes "
                    + SCHEMA_VERSION + ", so use the version that wrote the run");
        }
        FolderName.checkPart("command", command);
        Objects.requireNonNull(startedAt, "started_at");
        configuration = HeaderValues.checked("configuration", configuration);
        environment = HeaderValues.checked("environment", environment);
    }

    /** A header of the current format, without configuration and environment yet. */
    public static RunHeader of(String command, Optional<DatasetSummary> dataset, Instant startedAt) {
        return new RunHeader(SCHEMA_VERSION, command, dataset, startedAt, Map.of(), Map.of());
    }

    /** The same header with these configuration values beside those it has. */
    public RunHeader withConfiguration(Map<String, Object> more) {
        return new RunHeader(schemaVersion, command, dataset, startedAt, merged(configuration, more), environment);
    }

    /** The same header with these environment values beside those it has. */
    public RunHeader withEnvironment(Map<String, Object> more) {
        return new RunHeader(schemaVersion, command, dataset, startedAt, configuration, merged(environment, more));
    }

    /** The same header with what it measured on. */
    public RunHeader withDataset(DatasetSummary data) {
        return new RunHeader(schemaVersion, command, Optional.of(data), startedAt, configuration, environment);
    }

    private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> more) {
        SortedMap<String, Object> all = new TreeMap<>(old);
        all.putAll(more);
        return all;
    }
}
