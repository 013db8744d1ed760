package dev.touchstone.bench.cli;

import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        description = "Downloads and builds what PostgreSQL with pgvector needs into the cache folder, once, "
                + "and starts the server to prove it.")
final class ProvisionCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        PostgresServers servers = new PostgresServers(System.getenv());
        try (Cleanup cleanup = new Cleanup()) {
            Progress progress = cleanup.add(common.progress());
            servers.provision(common.postgres(), progress::advanced);
            progress.close();
            PostgresServer server = cleanup.add(servers.open(common.postgres()));
            Terminal terminal = common.terminal();
            terminal.say("PostgreSQL is ready: " + server.description());
            terminal.result(java.util.Map.of("source", server.source().label(), "server", server.description()));
            return ExitCode.OK;
        }
    }
}
