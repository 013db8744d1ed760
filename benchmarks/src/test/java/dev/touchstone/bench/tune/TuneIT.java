package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.environment.Cleanup;
import dev.touchstone.bench.jmh.VectorsOnly;
import dev.touchstone.bench.workload.SqlScript;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.conformance.machine.TouchstoneHome;
import dev.touchstone.conformance.postgres.PostgresSource;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.tune.ChangeScript;
import dev.touchstone.report.tune.IndexKind;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Recommendation;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.Target;
import dev.touchstone.report.tune.TuneRun;
import dev.touchstone.report.tune.TunedCell;
import dev.touchstone.store.CollectionId;
import dev.touchstone.store.Document;
import dev.touchstone.store.EmbeddedDocument;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class TuneIT {
    private static final String DATASET = "wordnet1k-minilm-384-cosine";
    private static final int DIMENSION = 384;

    /** The planner compares every row rather than visit 1,000 of 1,000 by the index. */
    private static final String GRID = """
            k: 10
            layouts: [shared]
            hnsw:
            - {storage: vector, m: 8, ef_construction: 32, ef_search: [10, 20, 1000]}
            ivfflat: []
            """;

    private final TestDatabase server;

    @TempDir
    private Path folder;

    TuneIT(TestDatabase server) {
        this.server = server;
    }

    @Test
    void anInterruptedRunGoesOnAndRecommendsWhatItsScriptsApplyAndUndo() throws Exception {
        TuneRequest request = request(GRID);
        Unfinished unfinished = Unfinished.begin(folder, request, Instant.now());
        assertThatThrownBy(() -> run(request, unfinished, (step, done, total) -> {
                    if (step.startsWith("Comparing")) {
                        throw new IllegalStateException("interrupted by the test");
                    }
                }))
                .hasMessageContaining("interrupted by the test");
        String before = Files.readString(unfinished.folder().resolve(Journal.FILE));
        assertThat(before).contains("screen/0/50/").contains("plans/0/");

        Run run = Run.read(run(request, Unfinished.resume(unfinished.folder()), Progress.NONE));

        assertThat(run.text(Journal.FILE).orElseThrow()).startsWith(before);
        assertThat(unfinished.folder()).doesNotExist();
        TuneRun tune = run.json(TuneRun.FILE, TuneRun.class).orElseThrow();
        assertThat(tune.cells()).hasSize(4);
        assertThat(cell(tune, "1000").voidReason())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("plan check").contains("instead of the vector index"));
        assertThat(cell(tune, "20").figures()).isPresent();
        assertThat(tune.account()).isPresent();
        assertThat(run.folder().resolve("report.html")).isRegularFile();
        Recommendation found =
                run.json(Recommendation.FILE, Recommendation.class).orElseThrow();
        assertThat(found.outcome()).isIn(Recommendation.Outcome.INDEX, Recommendation.Outcome.EXACT_IS_ENOUGH);
        assertScriptsWork(run, found.choice().orElseThrow().setting());
    }

    @Test
    void refusesWorkersTheServerDoesNotHaveAndLeavesNoFolder() {
        TuneRequest request = request(GRID + "server:\n- {maintenance_work_mem_mib: 64, parallel_workers: 1000}\n");
        Unfinished unfinished = Unfinished.begin(folder, request, Instant.now());
        assertThatThrownBy(() -> run(request, unfinished, Progress.NONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("parallel_workers 1000");
        assertThat(unfinished.folder()).doesNotExist();
    }

    private TuneRequest request(String grid) {
        return new TuneRequest(
                DATASET,
                10,
                Optional.of(grid),
                Target.recall(RecallStatistic.MEAN, 0.9),
                TuneProfile.SMOKE,
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                server.schema());
    }

    private static TunedCell cell(TuneRun tune, String efSearch) {
        return tune.cells().stream()
                .filter(cell -> efSearch.equals(cell.setting().search().get("ef_search")))
                .findFirst()
                .orElseThrow();
    }

    /** On a table that has another index: that of the recommendation takes its place, and it comes back. */
    private void assertScriptsWork(Run run, Setting chosen) {
        VectorSpace space = new VectorSpace(server.schema(), DIMENSION);
        IndexSpec theirs = new IndexSpec.Hnsw(4, 16);
        try (PgVectorDatabase database = PgVectorDatabase.open(server.connection(), space, PoolSettings.defaults())) {
            float[] vector = new float[DIMENSION];
            vector[0] = 1;
            database.store(CollectionId.ofUser("someone"), new VectorsOnly(DIMENSION), new SearchSettings.ExactSearch())
                    .addEmbedded(List.of(new EmbeddedDocument(new Document("d", "text", Map.of()), vector)));
            database.indexes().build(theirs);
            SqlScript script = new SqlScript(server.connection());
            script.run(run.text(ChangeScript.APPLY_FILE).orElseThrow());
            assertThat(database.indexes().current())
                    .isEqualTo(
                            chosen.index() == IndexKind.EXACT
                                    ? Optional.empty()
                                    : Optional.of(new IndexSpec.Hnsw(8, 32)));
            script.run(run.text(ChangeScript.UNDO_FILE).orElseThrow());
            assertThat(database.indexes().current()).contains(theirs);
        }
    }

    private Path run(TuneRequest request, Unfinished unfinished, Progress progress) {
        String url = "postgresql://" + server.connection().user() + ":"
                + server.connection().password() + "@"
                + server.connection().host() + ":" + server.connection().port() + "/"
                + server.connection().database();
        try (Cleanup cleanup = new Cleanup()) {
            Tuner.Place place = new Tuner.Place(
                    Optional.of(PostgresSource.URL),
                    folder,
                    TouchstoneHome.fromEnvironment(System.getenv()),
                    Map.of("DATABASE_URL", url),
                    progress);
            return new Tuner(request, place, cleanup).run(unfinished, Instant.now());
        }
    }
}
