package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PostgresTest
class OpeningIT {
    private static final String SECRET = "s3cret-password";

    private static void assertRefused(ConnectionSettings settings, String reason) {
        assertThatThrownBy(() -> PgVectorDatabase.open(settings, new VectorSpace("t_open", 3), PoolSettings.defaults()))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining(settings.user());
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        assertRefused(new ConnectionSettings("127.0.0.1", 1, "d", "someone", SECRET), "cannot be reached");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist(TestDatabase database) {
        ConnectionSettings there = database.connection();
        assertRefused(
                new ConnectionSettings(there.host(), there.port(), "no_such_database", there.user(), there.password()),
                "the database does not exist");
    }

    @Test
    void namesAConnectionParameterTheDriverDoesNotKnow(TestDatabase database) {
        ConnectionSettings there = database.connection();
        assertRefused(
                new ConnectionSettings(
                        there.host(), there.port(), there.database(), there.user(), SECRET, Map.of("sslmod", "x")),
                "connection parameter sslmod");
    }

    @Test
    void refusesASchemaOfAnotherDimensionAndReopensItsOwn(TestDatabase database) {
        VectorSpace three = new VectorSpace(database.newSchema(), 3);
        PgVectorDatabase.open(database.connection(), three, PoolSettings.defaults())
                .close();
        PgVectorDatabase.open(database.connection(), three, PoolSettings.defaults())
                .close();
        assertThatThrownBy(() -> PgVectorDatabase.open(
                        database.connection(), new VectorSpace(three.schema(), 4), PoolSettings.defaults()))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("has the dimension 3, not 4");
    }

    @Test
    void refusesASchemaThatHoldsSomethingElse(TestDatabase database) throws Exception {
        String schema = database.newSchema();
        ConnectionSettings there = database.connection();
        try (Connection connection = DriverManager.getConnection(there.jdbcUrl(), there.user(), there.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + schema + ".mine (a int)");
        }
        assertThatThrownBy(() -> PgVectorDatabase.open(there, new VectorSpace(schema, 3), PoolSettings.defaults()))
                .isInstanceOf(VectorStoreException.class)
                .hasMessageContaining("objects that are not this store's");
    }

    @Test
    void tellsWhatTheServerIs(TestDatabase database) {
        try (PgVectorDatabase opened = Fixtures.open(database)) {
            assertThat(opened.serverInfo().settings()).containsKeys("shared_buffers", "random_page_cost", "fsync");
            assertThat(opened.serverInfo().pgvectorVersion()).startsWith("0.");
        }
    }
}
