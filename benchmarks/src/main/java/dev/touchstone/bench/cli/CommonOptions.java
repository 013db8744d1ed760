package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options every command takes. */
final class CommonOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "folder that run folders are written to (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(
            names = "--postgres",
            paramLabel = "SOURCE",
            description = "where PostgreSQL comes from: url, container or embedded "
                    + "(default: TOUCHSTONE_POSTGRES, else the first that is there)")
    private PostgresSource postgres;

    @Option(
            names = "--json",
            description = "print the result as one JSON object on standard output, everything else on standard error")
    private boolean json;

    Path out() {
        return out;
    }

    Optional<PostgresSource> postgres() {
        return Optional.ofNullable(postgres);
    }

    /** Provisions and opens the server asked for; it is closed with the command. */
    PostgresServer server(Cleanup cleanup, Progress progress) {
        PostgresServers servers = new PostgresServers(System.getenv());
        servers.provision(postgres(), progress::advanced);
        return cleanup.add(servers.open(postgres()));
    }

    Progress progress() {
        return newProgress();
    }

    static Progress newProgress() {
        return new Progress(System.err, Boolean.getBoolean("touchstone.terminal"));
    }

    Terminal terminal() {
        return new Terminal(System.out, System.err, json);
    }
}
