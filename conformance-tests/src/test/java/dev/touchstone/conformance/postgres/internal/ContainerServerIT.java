package dev.touchstone.conformance.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.postgres.PostgresServer;
import dev.touchstone.conformance.postgres.PostgresServers;
import dev.touchstone.conformance.postgres.PostgresSource;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class ContainerServerIT {
    @Test
    void servesVectorsDurably() {
        Assumptions.assumeTrue(DockerEngine.answers(System.getenv()), "needs a Docker engine");
        try (PostgresServer server = new PostgresServers(System.getenv()).open(Optional.of(PostgresSource.CONTAINER))) {
            assertThat(server.description()).contains("PostgreSQL 17").contains("pgvector 0.8.0");
            assertThat(Sql.read(server.connection(), "show fsync")).contains("on");
            assertThat(Sql.read(server.connection(), "select '[1,2]'::vector <-> '[1,3]'::vector"))
                    .contains("1");
        }
    }
}
