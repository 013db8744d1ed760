package dev.touchstone.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.bench.data.CorpusDocuments;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.recall.QueryRecall;
import dev.touchstone.dataset.recall.RecallScorer;
import dev.touchstone.report.statistics.BetweenTurns;
import dev.touchstone.report.statistics.Turn;
import dev.touchstone.report.tune.BuildFigures;
import dev.touchstone.report.tune.BuildSetting;
import dev.touchstone.report.tune.CellFigures;
import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.Interval;
import dev.touchstone.report.tune.LatencyFigures;
import dev.touchstone.report.tune.RecallFigures;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.Storage;
import dev.touchstone.report.tune.Target;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TunedCell;
import dev.touchstone.report.work.WorkBudget;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.index.IndexSpec.IvfFlat;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.index.VectorType;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.ConnectionSettings;
import dev.touchstone.store.postgres.IndexScripts;
import dev.touchstone.store.postgres.Layout;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PgVectorStore;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplySqlIT {
    private static final int BUILDS = 3;
    private static final IndexSpec BEFORE = new IvfFlat(20);
    private static final IndexSpec WANTED = new Hnsw(8, 32);

    private TestDatabase server;
    private VectorSpace space;
    private final Dataset dataset = RandomDataset.of(3_000, 200);
    private PgVectorDatabase database;
    private Recommendation recommendation;

    @BeforeAll
    void load(TestDatabase given) {
        server = given;
        space = new VectorSpace(given.schema(), RandomDataset.DIMENSION);
        database = PgVectorDatabase.open(
                server.connection(), space, PoolSettings.defaults().withMaximumSize(2));
        store(new ExactSearch()).addEmbedded(CorpusDocuments.of(dataset.corpus()));
    }

    @BeforeEach
    void dropIndexes() throws SQLException {
        database.indexes().drop();
        execute("drop table if exists " + space.schema() + ".index_before_apply");
        execute("drop index if exists " + space.schema() + ".\"Their own\"");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void applyingReproducesThePromisedRecallAndUndoingLeavesNoIndexWhereNoneWas() throws SQLException {
        Recommendation found = recommendation();
        Setting choice = found.choice().orElseThrow().setting();
        Interval promised = found.choice().orElseThrow().expected().recall().mean();
        ChangeScript script = script(found, WANTED);

        run(script.apply());
        assertThat(database.indexes().current()).contains(WANTED);
        assertThat(roleSettings()).contains("hnsw.ef_search=" + choice.search().get("ef_search"));
        double again =
                mean(recalls(HnswSearch.of(Integer.parseInt(choice.search().get("ef_search")))));
        assertThat(again).isBetween(promised.low(), promised.high());

        run(script.undo());
        assertThat(indexes()).isEmpty();
        assertThat(roleSettings()).doesNotContain("hnsw.ef_search");
    }

    @Test
    void undoingBringsBackTheIndexAndTheRolesSettingsThatWereThere() throws SQLException {
        ChangeScript script = script(recommendation(), new Hnsw(24, 128));
        database.indexes().build(new Hnsw(16, 64));
        execute("select '[1]'::vector; alter role current_user in database "
                + server.connection().database() + " set hnsw.ef_search = 77");

        run(script.apply());
        assertThat(database.indexes().current()).contains(new Hnsw(24, 128));
        assertThatThrownBy(() -> run(script.apply())).hasMessageContaining("run its undo.sql first");
        assertThat(database.indexes().current()).contains(new Hnsw(24, 128));

        run(script.undo());
        assertThat(database.indexes().current()).contains(new Hnsw(16, 64));
        assertThat(roleSettings()).contains("hnsw.ef_search=77").doesNotContain("iterative_scan");
        assertThatThrownBy(() -> run(script.undo())).hasMessageContaining("there is nothing to undo");
        assertThat(database.indexes().current()).contains(new Hnsw(16, 64));
        execute("select '[1]'::vector; alter role current_user in database "
                + server.connection().database() + " reset hnsw.ef_search");
    }

    @Test
    void anIndexOfAnotherNameIsReplacedTooAndBroughtBackByItsName() throws SQLException {
        ChangeScript script = script(recommendation(), new IndexSpec.Exact());
        execute("create index \"Their own\" on " + space.schema() + ".vector_documents_p0 using ivfflat"
                + " (embedding public.vector_cosine_ops) with (lists = 20)");
        run(script.apply());
        assertThat(indexes()).isEmpty();
        run(script.undo());
        assertThat(indexes()).contains("Their own", "lists='20'").doesNotContain("before_apply");
    }

    @Test
    void undoingAnApplicationThatFailedHalfwayKeepsTheOldIndexAsItIs() throws SQLException {
        ChangeScript script = script(recommendation(), WANTED);
        database.indexes().build(BEFORE);
        String before = indexes();
        String failing = script.apply().replace("ef_construction = 32", "ef_construction = 1");
        assertThatThrownBy(() -> run(failing)).hasMessageContaining("ef_construction");
        assertThat(indexes()).contains("before_apply");

        run(script.undo());
        assertThat(indexes()).as("the same index, not built anew").isEqualTo(before);
        assertThat(database.indexes().current()).contains(BEFORE);
    }

    @Test
    void findsPgvectorWhereTheServerThatRunsItHasItAndRefusesATableOfAnotherLayout() throws SQLException {
        assumeTrue(server.server().source() == PostgresSource.EMBEDDED, "needs a superuser, for the extension");
        String name = "elsewhere_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        ConnectionSettings there = database(name, server.connection().user());
        ConnectionSettings superuser = database(server.connection().database(), "postgres");
        IndexSpec halves = new Hnsw(8, 32, Optional.of(VectorType.HALFVEC));
        VectorSpace hashed = new VectorSpace(space.schema(), RandomDataset.DIMENSION, new Layout.HashedByUser(2));
        execute(
                superuser,
                "create database " + name + " owner " + server.connection().user());
        try {
            ChangeScript script = script(recommendation(), halves, hashed);
            assertThatThrownBy(() -> new SqlScript(there).run(script.apply())).hasMessageContaining("has no pgvector");
            execute(
                    database(name, "postgres"),
                    "create schema \"its own\"; grant usage on schema \"its own\" to public;"
                            + " create extension vector schema \"its own\"");
            try (PgVectorDatabase other = PgVectorDatabase.open(there, hashed, PoolSettings.defaults())) {
                String shared = script(recommendation(), halves).apply();
                assertThatThrownBy(() -> new SqlScript(there).run(shared))
                        .hasMessageContaining("has layout: hashed_by_user:2");
                new SqlScript(there).run(script.apply());
                assertThat(other.indexes().current()).contains(halves);
                new SqlScript(there).run(script.undo());
                assertThat(other.indexes().current()).isEmpty();
            }
        } finally {
            execute(superuser, "drop database " + name + " with (force)");
        }
    }

    private ConnectionSettings database(String name, String user) {
        ConnectionSettings here = server.connection();
        return new ConnectionSettings(here.host(), here.port(), name, user, here.password(), here.driverProperties());
    }

    private Recommendation recommendation() {
        if (recommendation == null) {
            recommendation = Recommendation.of(tuned(40, 120));
            database.indexes().drop();
        }
        return recommendation;
    }

    private ChangeScript script(Recommendation found, IndexSpec wanted) {
        return script(found, wanted, space);
    }

    private static ChangeScript script(Recommendation found, IndexSpec wanted, VectorSpace operators) {
        IndexScripts statements = new IndexScripts(operators);
        return new ChangeScript(
                found,
                statements.apply(wanted),
                statements.undo(),
                new ChangeScript.BuildRoom(OptionalInt.of(64), OptionalInt.of(1)));
    }

    /** Measures settings of one index over several builds, and asks for what the best of them reaches. */
    private TuneRun tuned(int... efSearch) {
        List<double[][]> recalls = new ArrayList<>();
        List<List<Turn>> turns = new ArrayList<>();
        IntStream.of(efSearch).forEach(ef -> {
            recalls.add(new double[BUILDS][]);
            turns.add(new ArrayList<>());
        });
        List<BuiltIndex> built = new ArrayList<>();
        for (int build = 0; build < BUILDS; build++) {
            built.add(database.indexes().build(WANTED));
            for (int i = 0; i < efSearch.length; i++) {
                long start = System.nanoTime();
                recalls.get(i)[build] = recalls(HnswSearch.of(efSearch[i]));
                double millis =
                        (System.nanoTime() - start) / 1e6 / dataset.queries().size();
                turns.get(i).add(Turn.of(new double[] {millis}));
            }
        }
        List<TunedCell> cells = IntStream.range(0, efSearch.length)
                .mapToObj(i -> cell(efSearch[i], recalls.get(i), turns.get(i), built))
                .toList();
        double best = cells.get(cells.size() - 1)
                .figures()
                .orElseThrow()
                .recall()
                .mean()
                .low();
        Target target = Target.recall(RecallStatistic.MEAN, best);
        return new TuneRun(
                new TuneRun.Asked(target, RandomDataset.K, 1, "unfiltered", "test", true),
                cells,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static TunedCell cell(int efSearch, double[][] recalls, List<Turn> turns, List<BuiltIndex> built) {
        double[] seconds = built.stream()
                .mapToDouble(index -> index.buildTime().toNanos() / 1e9)
                .sorted()
                .toArray();
        BuildFigures build = new BuildFigures(
                new Interval(seconds[1], seconds[0], seconds[2]), built.get(0).sizeBytes(), List.of());
        CellFigures figures = new CellFigures(
                RecallFigures.of(recalls, 1, Optional.empty()),
                LatencyFigures.of(turns, 1, 0, BetweenTurns.of(List.of(turns))),
                build,
                WorkBudget.uncounted());
        Setting setting = Setting.of(BuildSetting.hnsw(8, 32, Storage.VECTOR), "ef_search", efSearch);
        return TunedCell.measured(setting, figures, List.of());
    }

    private PgVectorStore store(SearchSettings search) {
        return database.store(new CollectionId("someone", "tuned"), new VectorsOnly(RandomDataset.DIMENSION), search);
    }

    private double[] recalls(SearchSettings search) {
        PgVectorStore store = store(search);
        List<List<String>> answers = IntStream.range(0, dataset.queries().size())
                .mapToObj(query ->
                        store.search(SearchRequest.of(dataset.queries().vector(query), RandomDataset.K)).stream()
                                .map(found -> found.document().id())
                                .toList())
                .toList();
        return RecallScorer.of(dataset).scoreIds(RandomDataset.K, answers).queries().stream()
                .mapToDouble(QueryRecall::recall)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private void run(String script) {
        new SqlScript(server.connection()).run(script);
    }

    private void execute(String sql) throws SQLException {
        execute(server.connection(), sql);
    }

    private static void execute(ConnectionSettings where, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.connection().jdbcUrl(),
                server.connection().user(),
                server.connection().password());
    }

    private String roleSettings() throws SQLException {
        return text("select s.setconfig::text from pg_db_role_setting s join pg_roles r on r.oid = s.setrole"
                + " join pg_database d on d.oid = s.setdatabase"
                + " where r.rolname = current_user and d.datname = current_database()");
    }

    /** The vector indexes of the schema with their identities and definitions, valid or not. */
    private String indexes() throws SQLException {
        return text("select c.oid || ' ' || pg_get_indexdef(c.oid) from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace join pg_am a on a.oid = c.relam"
                + " where n.nspname = '" + space.schema() + "' and a.amname in ('hnsw', 'ivfflat') order by 1");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }
}
