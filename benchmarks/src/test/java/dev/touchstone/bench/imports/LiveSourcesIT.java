package dev.touchstone.bench.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.CorpusDocument;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.DatasetException;
import dev.touchstone.dataset.Metric;
import dev.touchstone.dataset.Progress;
import dev.touchstone.dataset.catalogue.DatasetCatalogue;
import dev.touchstone.dataset.imports.ImportPlan;
import dev.touchstone.dataset.imports.ImportRecipe;
import dev.touchstone.dataset.imports.ImportSource;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.crypto.MasterKey;
import dev.touchstone.store.file.FileVectorStore;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class LiveSourcesIT {
    private static final int ROWS = 1_700;

    @TempDir
    private Path folder;

    private final ConnectionSettings server;
    private final String table;

    LiveSourcesIT(TestDatabase database) {
        this.server = database.connection();
        this.table = database.schema() + ".Live Table";
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "halfvec", "real[]", "double precision[]"})
    void everyRowOfATableArrivesWithItsAttributes(String type) throws SQLException {
        create(type);
        Dataset dataset;
        try (ImportSource source = new LiveTableSource(server, columns("v"))) {
            dataset = run(source);
        }
        assertThat(dataset.corpus().size()).isEqualTo(ROWS - 100);
        for (int row = 0; row < dataset.corpus().size(); row++) {
            CorpusDocument document = dataset.corpus().document(row);
            int number = Integer.parseInt(document.id());
            assertThat(document.text()).isEqualTo("text " + number);
            assertThat(document.attributes()).isEqualTo(Map.of("user", "u" + number % 7, "kind", "k" + number % 2));
            assertThat(dataset.corpus().vector(row)).containsExactly(number, 0.5f, number % 10);
        }
        assertThat(dataset.queries().attributes(0)).containsKey("user");
    }

    @Test
    void passesOverOneSnapshotWhileTheTableChanges() throws SQLException {
        create("vector");
        try (ImportSource source = new LiveTableSource(server, columns("v"))) {
            sql("delete from TABLE where id < 1000");
            assertThat(run(source).corpus().size()).isEqualTo(ROWS - 100);
        }
    }

    @Test
    void namesTableAndColumnThatAreNotThere() throws SQLException {
        create("vector");
        refuses(columns("embedding"), "embedding");
        refuses(new TableColumns("nowhere", "v", "id", Optional.empty(), Optional.empty(), List.of()), "nowhere");
    }

    @Test
    void refusesMissingVectorsAndRepeatedIds() throws SQLException {
        create("vector");
        sql("update TABLE set v = null where id = 7");
        refuses(columns("v"), "without");
        sql("delete from TABLE where id = 7");
        sql("update TABLE set id = 8 where id = 9");
        refuses(columns("v"), "repeats");
    }

    @Test
    void refusesVectorsOfDifferentDimensions() throws SQLException {
        create("real[]");
        sql("update TABLE set v = '{1,2}' where id = 7");
        refuses(columns("v"), "dimensions");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutHostUserOrPassword() {
        ConnectionSettings wrong =
                new ConnectionSettings(server.host(), server.port(), server.database(), "nobody_here", "a secret");
        assertThatThrownBy(() -> new LiveTableSource(wrong, columns("v")))
                .isInstanceOf(DatasetException.class)
                .message()
                .contains("SQLSTATE")
                .doesNotContain("nobody_here", "a secret", server.host());
    }

    private void refuses(TableColumns columns, String part) {
        assertThatThrownBy(() -> new LiveTableSource(server, columns))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(part);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyUsersFileStoreArrivesUnderItsUser(boolean encrypted) {
        Optional<MasterKey> key = encrypted ? Optional.of(MasterKey.of("a key for this test")) : Optional.empty();
        for (String user : List.of("anna", "bert")) {
            FileVectorStore.open(folder, CollectionId.ofUser(user), new VectorsOnly(3), key)
                    .addEmbedded(IntStream.range(0, 60)
                            .mapToObj(i -> new EmbeddedDocument(
                                    new Document(user + i, user + "'s text " + i, Map.of("part", i % 3)),
                                    new float[] {1, i, user.length()}))
                            .toList());
        }
        try (ImportSource source = new FileStoreSource(folder, key)) {
            assertThat(source.size()).isEqualTo(120);
            Dataset dataset = run(source);
            Map<String, Integer> users =
                    dataset.corpus().column(CorpusDocument.USER).counts();
            assertThat(users).containsOnlyKeys("anna", "bert");
            assertThat(dataset.corpus().column("part").values()).containsExactlyInAnyOrder("0", "1", "2");
            assertThat(dataset.corpus().document(0).text()).contains("'s text ");
        }
    }

    private Dataset run(ImportSource source) {
        ImportPlan plan = new ImportPlan("live-3-l2", Metric.L2, 100);
        ImportRecipe recipe = new ImportRecipe(plan, source, Optional.empty());
        return new DatasetCatalogue(List.of()).importFrom(recipe, folder.resolve("cache"), Progress.NONE);
    }

    private TableColumns columns(String vector) {
        return new TableColumns(table, vector, "id", Optional.of("words"), Optional.of("owner"), List.of("kind"));
    }

    private void create(String type) throws SQLException {
        sql("drop table if exists TABLE");
        sql("create table TABLE (id integer, words text, owner text, kind text, v " + type + ")");
        sql("insert into TABLE select i, 'text ' || i, 'u' || i % 7, 'k' || i % 2, array[i, 0.5, i % 10]::real[]::"
                + type + " from generate_series(1, " + ROWS + ") i order by random()");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement sql = connection.createStatement()) {
            String quoted = table.replaceFirst("(.*)\\.(.*)", "\"$1\".\"$2\"");
            sql.execute("set search_path = public");
            sql.execute(statement.replace("TABLE", quoted));
        }
    }
}
