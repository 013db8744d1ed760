package dev.touchstone.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.InvalidInputException;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.DatabaseLease;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorDatabases;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pool a database; mostly databases told apart by the application name they connect with. */
@PostgresTest
class DatabasesIT {
    private final List<String> opened = new ArrayList<>();
    private ConnectionSettings there;
    private Function<ConnectionSettings, PgVectorDatabase> opener;

    @BeforeEach
    void prepare(TestDatabase database) {
        there = database.connection();
        VectorSpace space = new VectorSpace(database.newSchema(), Fixtures.DIMENSION);
        PoolSettings pool = PoolSettings.defaults().withMaximumSize(1);
        opener = settings -> {
            opened.add(settings.driverProperties().get("application_name"));
            return PgVectorDatabase.open(settings, space, pool);
        };
    }

    private PgVectorDatabases databases(int maximum) {
        return new PgVectorDatabases(user -> named(user.split(" ", 2)[0]), opener, maximum);
    }

    private ConnectionSettings named(String name) {
        return new ConnectionSettings(
                there.host(),
                there.port(),
                there.database(),
                there.user(),
                there.password(),
                Map.of("application_name", name));
    }

    private static void use(DatabaseLease lease) {
        Fixtures.exact(lease.database(), "anna").getCollectionStats();
    }

    @Test
    void opensADatabaseOnceForAllItsUsers() {
        try (PgVectorDatabases databases = databases(2);
                DatabaseLease one = databases.lease("a anna");
                DatabaseLease two = databases.lease("a ben")) {
            assertThat(one.database()).isSameAs(two.database());
            assertThat(opened).containsExactly("a");
        }
    }

    @Test
    void closesTheOneUnusedForLongestAndNeverOneInUse() {
        try (PgVectorDatabases databases = databases(2)) {
            DatabaseLease held = databases.lease("a");
            databases.lease("b").close();
            databases.lease("c").close();
            use(held);
            assertThat(databases.size()).isEqualTo(2);
            databases.lease("b").close();
            held.close();
            held.close();
            databases.lease("b").close();
            databases.lease("d").close();
            assertThat(opened).containsExactly("a", "b", "c", "b", "d");
            databases.lease("b").close();
            assertThat(opened).hasSize(5);
        }
    }

    @Test
    void refusesOneMoreWhereAllAreInUse() {
        try (PgVectorDatabases databases = databases(1);
                DatabaseLease held = databases.lease("a")) {
            assertThatThrownBy(() -> databases.lease("b"))
                    .isInstanceOf(VectorStoreException.class)
                    .hasMessageContaining("raise maximum_databases");
            use(held);
        }
    }

    @Test
    void givesThePlaceOfADatabaseThatWouldNotOpenToAnother() {
        ConnectionSettings nowhere = new ConnectionSettings("127.0.0.1", 1, "d", "u", "");
        try (PgVectorDatabases databases =
                new PgVectorDatabases(user -> user.equals("lost") ? nowhere : named(user), opener, 1)) {
            assertThatThrownBy(() -> databases.lease("lost")).hasMessageContaining("cannot be reached");
            assertThat(databases.size()).isZero();
            try (DatabaseLease lease = databases.lease("a")) {
                use(lease);
            }
        }
    }

    @Test
    void keepsALeasedDatabaseOpenPastTheEnd() {
        PgVectorDatabases databases = databases(2);
        DatabaseLease held = databases.lease("a");
        databases.close();
        use(held);
        held.close();
        assertThatThrownBy(() -> use(held)).isInstanceOf(VectorStoreException.class);
        assertThatThrownBy(() -> databases.lease("a")).hasMessageContaining("closed");
    }

    @Test
    void keepsUsersOfTwoPhysicalDatabasesApart(TestDatabase database) throws SQLException {
        assumeTrue(database.server().source() == PostgresSource.EMBEDDED, "needs a superuser, for the extension");
        String second = database.newSchema() + "_db";
        asSuperuser(there.database(), "create database \"" + second + "\" owner \"" + there.user() + '"');
        asSuperuser(second, "create extension vector");
        VectorSpace space = new VectorSpace(database.newSchema(), Fixtures.DIMENSION);
        try (PgVectorDatabases databases = new PgVectorDatabases(
                user -> user.equals("ben") ? in(second) : there,
                settings -> PgVectorDatabase.open(
                        settings, space, PoolSettings.defaults().withMaximumSize(1)),
                2)) {
            for (String user : List.of("anna", "ben", "clara")) {
                try (DatabaseLease lease = databases.lease(user)) {
                    Fixtures.exact(lease.database(), user)
                            .addEmbedded(List.of(Fixtures.embedded(user, Map.of(), Fixtures.axis(0, 0))));
                }
            }
            assertThat(databases.size()).isEqualTo(2);
        }
        String users = "select string_agg(user_id, ' ' order by user_id) from " + space.schema() + ".vector_documents";
        assertThat(asSuperuser(there.database(), users)).isEqualTo("anna clara");
        assertThat(asSuperuser(second, users)).isEqualTo("ben");
        asSuperuser(there.database(), "drop database \"" + second + "\" with (force)");
    }

    private ConnectionSettings in(String name) {
        return new ConnectionSettings(there.host(), there.port(), name, there.user(), there.password());
    }

    /** Returns the first column of the first row, or null where the statement gives none. */
    private String asSuperuser(String name, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(in(name).jdbcUrl(), "postgres", there.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void refusesABoundOutOfRange() {
        assertThatThrownBy(() -> databases(0)).isInstanceOf(InvalidInputException.class);
    }
}
