package dev.touchstone.conformance.postgres.internal;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import java.util.Optional;

/** A program that starts a server, says where its data is, and waits to be killed. */
final class AbandonedOwner {
    private AbandonedOwner() {}

    public static void main(String[] args) throws InterruptedException {
        PostgresServer server = new PostgresServers(System.getenv()).open(Optional.of(PostgresSource.EMBEDDED));
        System.out.println(Sql.read(server.connection(), "show data_directory").orElseThrow());
        Thread.sleep(600_000);
    }
}
