package dev.touchstone.conformance.store;

import static dev.touchstone.conformance.store.Fixtures.axis;
import static dev.touchstone.conformance.store.Fixtures.embedded;
import static dev.touchstone.conformance.store.Fixtures.exact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.MarginalRelevanceRequest;
import dev.touchstone.store.MetadataFilter;
import dev.touchstone.store.PageRequest;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.VectorStoreException;
import dev.touchstone.store.postgres.IngestMethod;
import dev.touchstone.store.postgres.IngestSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Looks for documents where a server leaves traces: its tables, its write-ahead log, and a log that says everything.
 *
 * <p>The user's name, which is not encrypted, must be found in each place, or the looking would prove nothing.
 */
@PostgresTest
class NothingReadableIT {
    private static final String SECRET = "XSECRETX";
    private static final String USER = "XVISIBLEX";

    private TestDatabase server;
    private Connection superuser;
    private String role;
    private String schema;

    @BeforeEach
    void logEverything(TestDatabase testDatabase) throws SQLException {
        assumeTrue(
                testDatabase.server().source() == PostgresSource.EMBEDDED,
                "needs the embedded server's files and roles");
        server = testDatabase;
        schema = testDatabase.newSchema();
        var there = testDatabase.connection();
        superuser = DriverManager.getConnection(there.jdbcUrl(), "postgres", there.password());
        role = '"' + there.user() + '"';
        for (String setting : List.of("log_statement = 'all'", "log_min_duration_statement = 0")) {
            execute("alter role " + role + " set " + setting);
        }
        execute("alter role " + role + " set log_parameter_max_length = -1");
        execute("alter role " + role + " set log_parameter_max_length_on_error = -1");
    }

    @AfterEach
    void logAsBefore() throws SQLException {
        if (superuser != null) {
            execute("alter role " + role + " reset all");
            superuser.close();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    private static EmbeddedDocument secret(String id) {
        return new EmbeddedDocument(
                embedded(SECRET + " text", Map.of("n", SECRET + " value", SECRET + " key", 1), axis(0, 0))
                        .document()
                        .withId(id),
                axis(0, 0));
    }

    /** Everything a store does with documents, in every way of sending them, statements that fail, and a rotation. */
    private void use() throws SQLException {
        try (PgVectorDatabase database = Encrypted.open(server, schema, Encrypted.under(Encrypted.OLD))) {
            PgVectorStore store = exact(database, USER);
            for (IngestMethod method : IngestMethod.values()) {
                PgVectorStore writing = store.withIngest(new IngestSettings(method, 100));
                writing.addEmbedded(List.of(secret("a"), secret(method.name())));
            }
            assertThat(store.search(new SearchRequest(axis(0, 0), 9, MetadataFilter.equalTo("n", SECRET + " value"))))
                    .hasSize(1 + IngestMethod.values().length);
            stream(store);
            read(store);
            fail(store);
        }
        try (PgVectorDatabase database = Encrypted.open(server, schema, Encrypted.rotating())) {
            database.rotateKeys(dev.touchstone.store.CollectionId.ofUser(USER), done -> {});
        }
    }

    private static void stream(PgVectorStore store) {
        store.addStream(List.of(secret("streamed"), secret("gone")).iterator(), id -> {});
        store.delete(List.of("gone"));
    }

    private static void read(PgVectorStore store) {
        MetadataFilter filter = MetadataFilter.equalTo("n", SECRET + " value");
        assertThat(store.getByIds(List.of("streamed"))).hasSize(1);
        assertThat(store.page(PageRequest.first(2).withFilter(filter)).items()).hasSize(2);
        assertThat(store.maxMarginalRelevanceSearch(
                        new MarginalRelevanceRequest(new SearchRequest(axis(0, 0), 4, filter), 2, 0.5)))
                .hasSize(2);
        assertThat(store.deleteMatching(filter)).isPositive();
        store.addEmbedded(List.of(secret("left for the rotation")));
    }

    /** The server refuses every new row, so that each statement that carries documents fails there and is logged. */
    private void fail(PgVectorStore store) throws SQLException {
        String table = schema + ".vector_documents";
        execute("alter table " + table + " add constraint refuses check (id <> 'refused')");
        for (IngestMethod method : IngestMethod.values()) {
            PgVectorStore writing = store.withIngest(new IngestSettings(method, 100));
            assertThatThrownBy(() -> writing.addEmbedded(List.of(secret("refused"))))
                    .isInstanceOf(VectorStoreException.class)
                    .satisfies(e -> assertThat(e.toString().contains(SECRET)).isFalse());
        }
        assertThatThrownBy(() -> store.addStream(List.of(secret("refused")).iterator(), id -> {}))
                .isInstanceOf(VectorStoreException.class);
        execute("alter table " + table + " drop constraint refuses");
    }

    @Test
    void leavesNothingReadableInTableLogOrWriteAheadLog() throws Exception {
        use();
        assertHidden("table", query("select t::text from " + schema + ".vector_documents t"));
        assertHidden("keys", query("select t::text from " + schema + ".collection_keys t"));
        Path data = Path.of(query("show data_directory").strip());
        execute("select pg_switch_wal()");
        assertHidden("write-ahead log", contents(data.resolve("pg_wal")));
        String log = Files.readString(data.resolveSibling("server.log"));
        assertThat(log.contains("violates check constraint \"refuses\""))
                .as("failing statements are in the log")
                .isTrue();
        assertHidden("server log", log);
        try (PgVectorDatabase database = Encrypted.open(server, schema, Optional.empty())) {
            database.dropSchema();
        }
    }

    private static void assertHidden(String place, String contents) {
        // not through assertThat(contents), whose message would print it all
        assertThat(contents.contains(USER)).as("%s was looked at", place).isTrue();
        assertThat(contents.contains(SECRET)).as("a document in the %s", place).isFalse();
    }

    private static String contents(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
