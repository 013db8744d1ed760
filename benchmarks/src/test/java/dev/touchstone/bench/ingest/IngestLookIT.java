package dev.touchstone.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.Corpus;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.VectorTable;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PostgresTest
class IngestLookIT {
    private static final int DOCUMENTS = 120;
    private static final int DIMENSION = 8;

    private final TestDatabase server;

    IngestLookIT(TestDatabase server) {
        this.server = server;
    }

    @Test
    void measuresEveryBatchThatTheDocumentsSufficeForAndLeavesNothing() throws Exception {
        VectorSpace space = new VectorSpace(server.schema(), DIMENSION);
        List<Measurement> rows = new IngestLook(server.connection(), space, corpus(), Progress.NONE)
                .measure(new IngestEffort(2, Duration.ofMillis(10)))
                .rows();

        assertThat(rows)
                .extracting(Measurement::cell)
                .hasSize(9)
                .contains(Map.of("batch_rows", "100", "pool_size", "4"))
                .doesNotContain(Map.of("batch_rows", "1000", "pool_size", "1"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.value()).isPositive();
            assertThat(row.spread()).isPresent();
        });
        assertThat(isThere(server.schema())).isFalse();
    }

    private boolean isThere(String schema) throws SQLException {
        ConnectionSettings at = server.connection();
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                PreparedStatement named = connection.prepareStatement("select from pg_namespace where nspname = ?")) {
            named.setString(1, schema);
            return named.executeQuery().next();
        }
    }

    private static Corpus corpus() {
        List<CorpusDocument> documents = IntStream.range(0, DOCUMENTS)
                .mapToObj(row -> new CorpusDocument("d" + row, "text " + row, Map.of()))
                .toList();
        return new Corpus(
                documents,
                VectorTable.of(IntStream.range(0, DOCUMENTS)
                        .mapToObj(row -> {
                            float[] vector = new float[DIMENSION];
                            vector[row % DIMENSION] = 1 + row;
                            return vector;
                        })
                        .toList()));
    }
}
