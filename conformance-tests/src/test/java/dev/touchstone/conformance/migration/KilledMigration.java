package dev.touchstone.conformance.migration;

import dev.touchstone.store.migration.RunOutcome;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Path;

/** A migration in a process of its own, which prints every report of progress. */
final class KilledMigration {
    private KilledMigration() {}

    /** Arguments: the {@code user_data} folder, the backup's, and how schemas are named; the server is the environment's. */
    public static void main(String[] args) throws IOException {
        ConnectionSettings server =
                ConnectionSettings.fromEnvironment(System.getenv()).orElseThrow();
        RunOutcome outcome = Mover.of(Path.of(args[0]), server, args[2])
                .backingUpTo(Path.of(args[1]))
                .run((step, done, total) -> System.out.println(step + " " + done));
        System.exit(outcome.complete() ? 0 : 1);
    }
}
