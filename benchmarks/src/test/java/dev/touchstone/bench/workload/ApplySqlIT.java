package dev.touchstone.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.data.CorpusDocuments;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.Dataset;
import dev.touchstone.dataset.recall.QueryRecall;
import dev.touchstone.dataset.recall.RecallScorer;
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
import dev.touchstone.report.tune.WorkBudget;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.SearchRequest;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IndexSpec.Hnsw;
import dev.touchstone.store.index.IndexSpec.IvfFlat;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.index.SearchSettings.ExactSearch;
import dev.touchstone.store.index.SearchSettings.HnswSearch;
import dev.touchstone.store.postgres.BuiltIndex;
import dev.touchstone.store.postgres.IndexScripts;
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
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class ApplySqlIT {
    private static final int BUILDS = 3;
    private static final IndexSpec BEFORE = new IvfFlat(20);
    private static final IndexSpec WANTED = new Hnsw(8, 32);

    private final TestDatabase server;
    private final VectorSpace space;
    private final Dataset dataset = RandomDataset.of(3_000, 200);
    private PgVectorDatabase database;

    ApplySqlIT(TestDatabase server) {
        this.server = server;
        this.space = new VectorSpace(server.schema(), RandomDataset.DIMENSION);
    }

    @BeforeEach
    void load() {
        database = PgVectorDatabase.open(
                server.connection(), space, PoolSettings.defaults().withMaximumSize(2));
        store(new ExactSearch()).addEmbedded(CorpusDocuments.of(dataset.corpus()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void applyingReproducesThePromisedRecallAndUndoingBringsTheOldIndexBack() throws SQLException {
        Recommendation found = Recommendation.of(tuned(40, 120));
        Setting choice = found.choice().orElseThrow().setting();
        Interval promised = found.choice().orElseThrow().expected().recall().mean();
        database.indexes().build(BEFORE);
        ChangeScript script = script(found);

        run(script.apply());
        assertThat(database.indexes().current()).contains(WANTED);
        assertThat(roleSettings()).contains("hnsw.ef_search=" + choice.search().get("ef_search"));
        double again =
                mean(recalls(HnswSearch.of(Integer.parseInt(choice.search().get("ef_search")))));
        assertThat(again).isBetween(promised.low(), promised.high());

        run(script.undo());
        assertThat(database.indexes().current()).contains(BEFORE);
        assertThat(roleSettings()).doesNotContain("hnsw.ef_search");
        assertThat(indexes()).doesNotContain("_before").doesNotContain("_after");
    }

    @Test
    void undoingAnApplicationThatFailedHalfwayKeepsTheOldIndexAsItIs() throws SQLException {
        Recommendation found = Recommendation.of(tuned(40));
        database.indexes().build(BEFORE);
        String before = indexes();
        ChangeScript script = script(found);
        String failing = script.apply().replace("ef_construction = 32", "ef_construction = 1");
        assertThatThrownBy(() -> run(failing)).isInstanceOf(SQLException.class);
        assertThat(indexes()).contains("_before");

        run(script.undo());
        assertThat(indexes()).as("the same index, not built anew").isEqualTo(before);
        assertThat(database.indexes().current()).contains(BEFORE);
    }

    private ChangeScript script(Recommendation found) {
        IndexScripts statements = database.indexes().scripts(space);
        return new ChangeScript(
                found,
                statements.replace(WANTED),
                statements.restore(BEFORE),
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
                new Interval(seconds[1], seconds[0], seconds[2]),
                built.get(0).sizeBytes(),
                OptionalLong.empty(),
                List.of());
        CellFigures figures = new CellFigures(
                RecallFigures.of(recalls, 1, Optional.empty()),
                LatencyFigures.of(turns, 1, 0),
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

    /** Runs a script as psql would: a statement a line, each in a transaction of its own, until one fails. */
    private void run(String script) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String line : script.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("--")) {
                    statement.execute(line);
                }
            }
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

    /** The indexes of the partitions with their identities, valid or not. */
    private String indexes() throws SQLException {
        return text("select c.relname || ' ' || c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = '" + space.schema() + "' and c.relname like '%embedding_idx%' order by 1");
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
