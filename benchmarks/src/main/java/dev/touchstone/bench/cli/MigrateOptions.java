package dev.touchstone.bench.cli;

import dev.touchstone.conformance.machine.UnavailableException;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.migration.MigrationSettings;
import dev.touchstone.store.migration.MigrationTargets;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseOptions;
import dev.touchstone.store.postgres.SpacePattern;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every step of a migration. */
final class MigrateOptions {
    @Mixin
    private UserDataOption userData;

    @Option(
            names = "--backup",
            paramLabel = "DIR",
            description = "folder of the runs' backups (default: the user_data folder's name with -backup, beside it)")
    private Path backup;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "schema, in which {dimension} stands for the vectors' dimension "
                    + "(default: VECTOR_STORE_SCHEMA, else touchstone_{dimension})")
    private String schema;

    @ArgGroup
    private Strictness strictness = new Strictness();

    /** Either of the two. */
    static final class Strictness {
        @Option(
                names = "--strict",
                description = "refuse before anything is inserted if an entry or a store cannot be moved (the default)")
        private boolean strict;

        @Option(
                names = "--hold-out",
                description = "list the entries and stores that cannot be moved, and go on with the rest")
        private boolean holdOut;
    }

    private static Map<String, String> environment() {
        return System.getenv();
    }

    Path userData() {
        return userData.folder();
    }

    MigrationSettings settings() {
        return new MigrationSettings(
                userData(),
                backup == null ? MigrationSettings.defaultBackup(userData()) : backup,
                masterKey(),
                strictness.holdOut && !strictness.strict,
                MigrationSettings.DEFAULT_BATCH_ROWS);
    }

    Optional<MasterKey> masterKey() {
        return MasterKey.fromEnvironment(environment());
    }

    /** Returns where documents go: a server that stays, named by the environment. */
    MigrationTargets targets(Optional<PostgresSource> source) {
        return new MigrationTargets(connection(source), spaces(), DatabaseOptions.fromEnvironment(environment()));
    }

    private SpacePattern spaces() {
        return schema == null ? SpacePattern.fromEnvironment(environment()) : new SpacePattern(schema);
    }

    private static ConnectionSettings connection(Optional<PostgresSource> source) {
        if (source.isPresent() && source.get() != PostgresSource.URL) {
            throw new UnavailableException("a migration needs a server that stays, and --postgres "
                    + source.get().label() + " is gone when the command ends; set DATABASE_URL");
        }
        return ConnectionSettings.fromEnvironment(environment())
                .orElseThrow(() -> new UnavailableException(
                        "no server is named; set DATABASE_URL or POSTGRES_HOST to where the documents shall go"));
    }
}
