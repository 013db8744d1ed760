package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@PostgresTest
class MetricsIT {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Timer timer(String operation, String outcome) {
        return registry.get("touchstone.store.operation")
                .tags("operation", operation, "outcome", outcome)
                .timer();
    }

    private double rows(String operation) {
        return registry.get("touchstone.store.rows")
                .tags("operation", operation)
                .summary()
                .totalAmount();
    }

    @Test
    void countsOperationsRowsTimesAndThePool(TestDatabase given) {
        VectorSpace space = new VectorSpace(given.newSchema(), Fixtures.DIMENSION);
        try (PgVectorDatabase database =
                PgVectorDatabase.open(given.connection(), space, PoolSettings.defaults(), registry)) {
            PgVectorStore store = Fixtures.exact(database, "anna");
            List<String> ids = store.addEmbedded(Fixtures.clustered(7, 1));
            store.search(query(5));
            store.search(query(2));
            store.delete(List.of(ids.get(0), "unknown"));
            assertThat(timer("search", "success").count()).isEqualTo(2);
            assertThat(timer("search", "success").totalTime(TimeUnit.NANOSECONDS))
                    .isPositive();
            assertThat(rows("add")).isEqualTo(7);
            assertThat(rows("search")).isEqualTo(7);
            assertThat(rows("delete")).isEqualTo(1);
            assertThat(registry.get("hikaricp.connections.max").gauge().value()).isEqualTo(4);
            database.dropSchema();
            assertThatThrownBy(() -> store.search(query(5))).isInstanceOf(VectorStoreException.class);
            assertThat(timer("search", "failure").count()).isEqualTo(1);
        }
    }
}
