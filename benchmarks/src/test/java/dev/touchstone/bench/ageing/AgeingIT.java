package dev.touchstone.bench.ageing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.bench.config.AgeingRunbook;
import dev.touchstone.bench.config.AgeingRunbook.Day;
import dev.touchstone.bench.config.AgeingRunbookFile;
import dev.touchstone.bench.workload.RandomDataset;
import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.ageing.AgedPoint;
import dev.touchstone.report.ageing.AgeingRun;
import dev.touchstone.report.ageing.Maintenance;
import dev.touchstone.report.ageing.Moment;
import dev.touchstone.store.index.IndexSpec;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class AgeingIT {
    private static final int DOCUMENTS = 1_000;

    private final TestDatabase server;

    AgeingIT(TestDatabase server) {
        this.server = server;
    }

    /** A scan that may keep ten candidates only loses a place to every dead element it meets. */
    @Test
    void seesDeadElementsTakeTheirPlacesAndMaintenanceGiveThemBack() throws SQLException {
        AgeingRunbook runbook = new AgeingRunbook(
                4,
                10,
                0.8,
                new Day(0.01, 0.01, 0.01),
                0.1,
                2,
                4,
                AgeingRunbookFile.standard().tolerance());
        AgeingSettings settings = new AgeingSettings(
                runbook,
                new IndexSpec.Hnsw(8, 32),
                new AgeingSettings.Watch(RandomDataset.K, RandomDataset.K, 40, 100),
                1);
        AgeingRun run;
        try (Ageing ageing = Ageing.open(
                RandomDataset.of(DOCUMENTS, 40),
                settings,
                new Ageing.Place(server.connection(), server.schema(), server.newSchema(), Progress.NONE))) {
            run = ageing.run();
        }
        assertThat(run.points())
                .extracting(point -> point.when().moment())
                .containsExactly(
                        Moment.FRESH,
                        Moment.WRITTEN,
                        Moment.WRITTEN,
                        Moment.VACUUMED,
                        Moment.WRITTEN,
                        Moment.WRITTEN,
                        Moment.VACUUMED,
                        Moment.REINDEXED);
        assertThat(run.maintenance())
                .extracting(Maintenance::kind)
                .containsExactly(
                        Maintenance.Kind.VACUUM,
                        Maintenance.Kind.VACUUM,
                        Maintenance.Kind.REINDEX,
                        Maintenance.Kind.VACUUM);
        assertMends(run.points().get(2), run.points().get(3));
        AgedPoint last = run.points().get(7);
        assertThat(last.when().churn()).isZero();
        assertThat(last.room().indexBytes())
                .isLessThan(run.points().get(6).room().indexBytes());
        assertThat(run.points())
                .allSatisfy(point -> assertThat(point.room().documents()).isEqualTo(DOCUMENTS * 8 / 10))
                .allSatisfy(
                        point -> assertThat(point.answers().recall().value()).isGreaterThan(0.2))
                .allSatisfy(point -> assertThat(point.speed().p99Ratio()).isPositive());
        assertThat(AgeingRows.of(run, 40))
                .extracting(row -> row.metric() + row.cell())
                .doesNotHaveDuplicates();
    }

    private static void assertMends(AgedPoint written, AgedPoint vacuumed) {
        assertThat(List.of(written.room().deadRows(), vacuumed.room().deadRows()))
                .as("20 % a cycle of 800 documents, two cycles")
                .containsExactly(320L, 0L);
        assertThat(written.answers().fillRate()).isLessThan(vacuumed.answers().fillRate());
        assertThat(vacuumed.answers().fillRate()).isGreaterThan(0.99);
    }
}
