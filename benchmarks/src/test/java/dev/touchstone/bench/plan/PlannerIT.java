package dev.touchstone.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.bench.load.ArrivalProcess;
import dev.touchstone.bench.load.LatencyTarget;
import dev.touchstone.bench.load.TrafficMix;
import dev.touchstone.bench.plan.PlanSettings.Effort;
import dev.touchstone.bench.plan.PlanSettings.Pace;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.CapacityPlan.Asked;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.LatencySplit;
import dev.touchstone.report.capacity.Node;
import dev.touchstone.report.capacity.Shards.Shard;
import dev.touchstone.report.capacity.Shards.TooLarge;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Measurement;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import dev.touchstone.store.postgres.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole plan over a few rows: what it says, what it marks, what it refuses. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannerIT {
    private static final int DIMENSION = 32;

    /** An ef_search that keeps the server's knee well below what the client can send. */
    private static final int SLOW = 400;

    private static final Node NODE = new Node(1L << 30, 2);

    private TestDatabase database;
    private Path file;
    private List<Measurement> rows;
    private CapacityPlan plan;

    @BeforeAll
    void planOnce(TestDatabase given, @TempDir Path folder) throws InterruptedException {
        database = given;
        file = folder.resolve("plan.unfinished");
        rows = new ArrayList<>();
        plan = planner(Checkpoint.begin(file, Map.of()), Duration.ofMillis(50), rows::add)
                .plan(request(20_000, 100));
    }

    private Planner resumed(Path from, Duration limit) {
        return planner(Checkpoint.resume(from, Map.of()), limit, row -> {});
    }

    private Planner planner(Checkpoint checkpoint, Duration limit, Consumer<Measurement> figures) {
        PlanSettings settings = new PlanSettings(
                DIMENSION,
                List.of(1_000, 1_500, 2_000),
                3_000,
                new PlanSettings.Index(8, 32, SLOW, 10),
                new Effort(1, 50, 2, 1, 1, 1, new Pace(20, 80, 100, 250)),
                new LatencyTarget(90, limit, 0),
                new Traffic(new TrafficMix(0.8, 0.1, 0.1), 3, ArrivalProcess.poisson()));
        Steps steps = Steps.of(settings, checkpoint, false, Progress.NONE);
        PlanSite site = new PlanSite(database.connection(), database::newSchema, Optional.empty(), steps);
        return new Planner(site, settings, figures);
    }

    private static PlanRequest request(long documents, double rate) {
        return new PlanRequest(new Asked(documents, DIMENSION, rate, 50), 100, Optional.of(NODE));
    }

    private CapacityPlan again(long documents, double rate) throws InterruptedException {
        return resumed(file, Duration.ofMillis(50)).plan(request(documents, rate));
    }

    @Test
    void holdsEachPredictionAgainstASizeItsModelHasNotSeen() {
        assertThat(plan.growth())
                .hasSize(5)
                .allMatch(growth -> growth.heldOut().orElseThrow().rows() == 3_000)
                .allMatch(growth -> growth.fitted().stream().allMatch(point -> point.rows() <= 2_000));
        assertThat(rows)
                .extracting(Measurement::metric)
                .contains(
                        PlanMetrics.ERROR_INDEX_SIZE.key(),
                        PlanMetrics.ERROR_BUILD_TIME.key(),
                        PlanMetrics.ERROR_P95.key(),
                        PlanMetrics.ERROR_KNEE.key(),
                        PlanMetrics.COVERED.key());
        Growth index = plan.growth(PlanMetrics.INDEX_SIZE.key());
        assertThat(index.heldOut().orElseThrow().error()).isBetween(-0.05, 0.05);
    }

    @Test
    void saysWhereTheTimeOfARequestGoes() {
        assertThat(plan.details().splits()).hasSize(PlanSteps.SPLIT_SHARES.size());
        LatencySplit.Parts parts = plan.details().splits().get(0).parts();
        assertThat(parts.server().orElseThrow()).isPositive();
        assertThat(parts.poolWait()).isNotNegative();
        assertThat(parts.network()).isPresent();
    }

    @Test
    void measuresPoolsBatchesAndBuilds() {
        assertThat(plan.pool().cells()).hasSize(14).allMatch(cell -> cell.rate() > 0);
        assertThat(plan.details().batches().rates()).hasSize(24);
        assertThat(plan.details().batches().maintenanceMillis()).isPositive();
        assertThat(plan.details().builds().times()).hasSize(7);
    }

    @Test
    void dealsOutEveryDocumentOfTheUsersToTheNodes() {
        long dealt = plan.shards().orElseThrow().shards().stream()
                .mapToLong(Shard::rows)
                .sum();
        long tooLarge = plan.shards().orElseThrow().tooLarge().stream()
                .mapToLong(TooLarge::rows)
                .sum();
        assertThat(dealt + tooLarge).isEqualTo(20_000);
        assertThat(plan.advice()).anyMatch(line -> line.startsWith("Give HikariCP"));
    }

    @Test
    void marksWhatLiesMoreThanTwentyTimesBeyondTheSizesMeasured() throws InterruptedException {
        CapacityPlan far = again(100_000, 100);
        assertThat(far.growth(PlanMetrics.BUILD_TIME.key()).asked().far()).isTrue();
        assertThat(far.warnings()).anyMatch(line -> line.contains("more than 20 times beyond"));
        assertThat(plan.growth(PlanMetrics.BUILD_TIME.key()).asked().far()).isFalse();
    }

    @Test
    void saysThatARateIsBeyondTheClientInsteadOfTakingItsLimitForTheServers() throws InterruptedException {
        assertThat(again(20_000, 1e9).warnings()).anyMatch(line -> line.contains("more than this client can send"));
        assertThat(plan.warnings()).noneMatch(line -> line.contains("this client"));
    }

    @Test
    void drawsItsChartsAndItsPageFromWhatItWrote(@TempDir Path out) throws IOException {
        Path folder;
        try (RunWriter run = RunWriter.create(out, RunHeader.of("plan", Optional.empty(), Instant.EPOCH))) {
            rows.forEach(run::add);
            run.json(CapacityPlan.FILE, plan);
            folder = run.finish(HtmlReport::rebuild);
        }
        assertThat(Run.read(folder).json(CapacityPlan.FILE, CapacityPlan.class)).contains(plan);
        assertThat(folder.resolve("charts"))
                .isDirectoryContaining("glob:**plan-load.png")
                .isDirectoryContaining("glob:**plan-pool.png")
                .isDirectoryContaining("glob:**plan-build-time.png");
        assertThat(Files.readString(folder.resolve(HtmlReport.FILE)))
                .contains("CAPACITY PLAN", "Where the time of a request goes", "What each machine holds");
    }

    @Test
    void goesOnWithWhatAnInterruptedPlanHadMeasured() throws InterruptedException {
        assertThat(again(20_000, 100).growth()).isEqualTo(plan.growth());
    }

    @Test
    void refusesATargetThatOneClientAloneMissesAndKeepsNothingToGoOnWith(@TempDir Path folder) throws IOException {
        Path kept = Files.copy(file, folder.resolve("hasty.unfinished"));
        Planner hasty = resumed(kept, Duration.ofNanos(1_000));
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> hasty.plan(request(20_000, 100)))
                .withMessageContaining("the target cannot be reached");
        assertThat(kept).doesNotExist();
    }

    /** A role that may not make a checkpoint plans all the same, and is told what that costs. */
    @Test
    void warnsWhereTheRoleMayMakeNoCheckpoint() {
        ConnectionSettings server = database.connection();
        Map<String, String> lesser = new HashMap<>(server.driverProperties());
        lesser.put("options", "-c role=pg_monitor");
        assertThat(Rest.checkpoint(new ConnectionSettings(
                        server.host(), server.port(), server.database(), server.user(), server.password(), lesser)))
                .isFalse();
        List<Growth> growth = plan.growth();
        assertThat(new Limits(plan.asked(), growth, plan.details(), 1e9, false).sentences())
                .anyMatch(line -> line.contains("may not make a checkpoint"));
        assertThat(plan.warnings()).noneMatch(line -> line.contains("checkpoint"));
    }
}
