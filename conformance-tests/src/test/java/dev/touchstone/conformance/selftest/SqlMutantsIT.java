package dev.touchstone.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.IndexAccess;
import dev.touchstone.conformance.PostgresIndex;
import dev.touchstone.conformance.StoreUnderTest;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.run.ConformanceRun;
import dev.touchstone.conformance.selftest.Mutant.Named;
import dev.touchstone.conformance.selftest.SqlMutant.Defence;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStore;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.SearchSettings.IvfFlatSearch;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit must find out the PostgreSQL store whose SQL has a fault. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlMutantsIT {
    private final Map<Defence, String> schemas = new EnumMap<>(Defence.class);
    private ConnectionSettings connection;
    private final AtomicInteger users = new AtomicInteger();
    private TestDatabase database;
    private long changed;

    @BeforeAll
    void makeSchemas(TestDatabase given) throws SQLException {
        database = given;
        connection = given.connection();
        for (Defence defence : Defence.values()) {
            schemas.put(defence, given.newSchema());
            open(connection, defence).close();
        }
        String table = schemas.get(Defence.ROW_LEVEL_SECURITY_OFF) + ".vector_documents";
        try (Connection owner =
                        DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password());
                Statement statement = owner.createStatement()) {
            statement.execute("alter table " + table + " disable row level security");
            statement.execute("drop trigger vector_documents_own_collection on " + table);
        }
    }

    private PgVectorDatabase open(ConnectionSettings through, Defence defence) {
        return open(through, schemas.get(defence));
    }

    private static PgVectorDatabase open(ConnectionSettings through, String schema) {
        PoolSettings pool = PoolSettings.defaults().withMaximumSize(2);
        return PgVectorDatabase.open(through, new VectorSpace(schema, SqlSubject.DIMENSION), pool);
    }

    private ConnectionSettings through(SqlRewriter rewriter) {
        Map<String, String> properties = new HashMap<>(connection.driverProperties());
        properties.put("sslmode", "disable");
        properties.put("gssEncMode", "disable");
        return new ConnectionSettings(
                "127.0.0.1",
                rewriter.port(),
                connection.database(),
                connection.user(),
                connection.password(),
                properties);
    }

    /** Puts rules to the store whose statements are changed on their way, and returns those it broke. */
    private Set<String> failed(UnaryOperator<String> change, Defence defence, Set<String> rules) throws IOException {
        try (SqlRewriter rewriter = SqlRewriter.start(connection.port(), change);
                StoreUnderTest subject = SqlSubject.exact(open(through(rewriter), defence), users)) {
            Set<String> failed = KillMatrix.failed(ConformanceRun.of(subject).only(rule -> rules.contains(rule.id())));
            changed = rewriter.changed();
            return failed;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.touchstone.conformance.selftest.SqlMutants#all")
    void isKilledByTheRuleThatIsMeantTo(SqlMutant mutant) throws IOException {
        String rule = mutant.named().rule();
        assertThat(failed(mutant::broken, mutant.defence(), Set.of(rule))).containsExactly(rule);
        assertThat(changed).as("statements changed").isPositive();
    }

    @ParameterizedTest
    @MethodSource("dev.touchstone.conformance.selftest.SqlMutants#ofTheIndex")
    void isKilledAmongTwentyThousandDocuments(SqlMutant mutant) throws IOException {
        try (SqlRewriter rewriter = SqlRewriter.start(connection.port(), mutant::broken);
                PgVectorDatabase opened = open(through(rewriter), database.newSchema())) {
            PostgresIndex index = new PostgresIndex(opened, new IndexSpec.Hnsw(16, 64));
            assertKilled(mutant.named(), new SqlSubject(opened, users, HnswSearch.of(40), Optional.of(index)));
            assertThat(rewriter.changed()).as("statements changed").isPositive();
            opened.dropSchema();
        }
    }

    /** What was clustered when there was nothing has centres that mean nothing. */
    @Test
    void isKilledWhereIvfFlatWasBuiltEmpty() {
        try (PgVectorDatabase opened = open(connection, database.newSchema())) {
            PostgresIndex sound = new PostgresIndex(opened, new IndexSpec.IvfFlat(20));
            IndexAccess builtEmpty = new BuiltEmpty(sound);
            assertKilled(
                    SqlMutants.IVFFLAT_BUILT_EMPTY,
                    new SqlSubject(opened, users, IvfFlatSearch.of(4), Optional.of(builtEmpty)));
            opened.dropSchema();
        }
    }

    private static void assertKilled(Named mutant, SqlSubject subject) {
        assertThat(KillMatrix.failed(
                        ConformanceRun.of(subject).only(rule -> rule.id().equals(mutant.rule()))))
                .containsExactly(mutant.rule());
    }

    /** Builds before it loads. */
    private record BuiltEmpty(PostgresIndex sound) implements IndexAccess {
        @Override
        public void buildAfter(Runnable load) {
            sound.buildAfter(() -> {});
            load.run();
            sound.database().analyze();
        }

        @Override
        public List<Boolean> answers(VectorStore store, SearchRequest request, int executions) {
            return sound.answers(store, request, executions);
        }

        @Override
        public double recallFloor() {
            return sound.recallFloor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void breaksNoneOfTheseRulesWithoutAFault(Defence defence) throws IOException {
        Set<String> rules =
                SqlMutants.all().stream().map(mutant -> mutant.named().rule()).collect(Collectors.toSet());
        assertThat(failed(UnaryOperator.identity(), defence, rules)).isEmpty();
    }

    /** Without its user in the SQL, the store is still confined by row-level security. */
    @Test
    void isHeldByRowLevelSecurityWhereTheUserIsNotBound() throws IOException {
        SqlMutant unbound = SqlMutants.all().get(0);
        assertThat(failed(unbound::broken, Defence.KEPT, Set.of("ISO-01", "ISO-02", "ISO-05")))
                .isEmpty();
        assertThat(changed).as("statements changed").isPositive();
    }
}
