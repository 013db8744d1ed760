package dev.touchstone.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.conformance.junit.PostgresTest;
import dev.touchstone.conformance.junit.TestDatabase;
import dev.touchstone.dataset.Progress;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.TuneMetrics;
import dev.touchstone.report.tune.BuildSetting;
import dev.touchstone.report.tune.OperationWork;
import dev.touchstone.report.tune.PlannerFlips;
import dev.touchstone.report.tune.Setting;
import dev.touchstone.report.tune.Storage;
import dev.touchstone.report.tune.WorkloadGrid;
import dev.touchstone.report.work.WorkBudget;
import dev.touchstone.store.index.IndexSpec;
import dev.touchstone.store.index.IterativeScan;
import dev.touchstone.store.index.SearchSettings;
import dev.touchstone.store.postgres.PgVectorDatabase;
import dev.touchstone.store.postgres.PoolSettings;
import dev.touchstone.store.postgres.VectorSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class WorkloadProbeIT {
    private static final Setting SETTING = Setting.of(BuildSetting.hnsw(8, 32, Storage.VECTOR), "ef_search", 40);
    private static final SearchSettings SEARCH = new SearchSettings.HnswSearch(40, IterativeScan.OFF);

    private final TestDatabase server;

    WorkloadProbeIT(TestDatabase server) {
        this.server = server;
    }

    @Test
    void showsWhatAFilterBehindTheIndexLeavesAndWhereThePlanChanges() {
        WorkloadProbe probe = new WorkloadProbe(RandomDataset.of(6_000, 60), RandomDataset.K, 50);
        VectorSpace space = new VectorSpace(server.schema(), RandomDataset.DIMENSION);
        try (PgVectorDatabase database = PgVectorDatabase.open(
                server.connection(), space, PoolSettings.defaults().withMaximumSize(2))) {
            probe.load(database, Progress.NONE);
            database.indexes().build(new IndexSpec.Hnsw(8, 32));
            database.analyze();
            WorkloadGrid grid = probe.grid(database, SETTING, SEARCH, Progress.NONE);
            WorkloadGrid.Point smallest = grid.points().get(0);
            assertThat(smallest.userRows()).isEqualTo(10);
            assertThat(smallest.recall().value()).isEqualTo(1);
            assertThat(smallest.plan()).doesNotContain("embedding_idx");
            WorkloadGrid.Point rare = grid.points().get(grid.points().size() - 1);
            assertThat(rare.selectivity()).isEqualTo(0.01);
            assertThat(rare.userRows()).isGreaterThan(1_000);
            // however the plan comes out, the answers are completed, and what the index alone found shows
            assertThat(rare.fillRate() < 1).isEqualTo(rare.plan().contains("embedding_idx"));
            PlannerFlips flips = probe.flips(database, SETTING, SEARCH);
            assertThat(flips.flips())
                    .extracting(PlannerFlips.Flip::axis)
                    .containsExactly("limit", "rows", "selectivity");
            assertThat(flips.flips().get(1).after())
                    .hasValueSatisfying(plan -> assertThat(plan).contains("embedding_idx"));
            countsTheSameWorkAgain(probe, space);
        }
    }

    private void countsTheSameWorkAgain(WorkloadProbe probe, VectorSpace space) {
        List<OperationWork> first = probe.work(server.connection(), space, SETTING, SEARCH);
        List<OperationWork> again = probe.work(server.connection(), space, SETTING, SEARCH);
        assertThat(first).extracting(OperationWork::operation).containsExactly("search", "add", "delete");
        WorkBudget search = first.get(0).work();
        assertThat(search.get(TuneMetrics.ROUND_TRIPS)).hasValue(1);
        assertThat(search.get(TuneMetrics.STATEMENTS))
                .as("its settings, and itself")
                .hasValue(2);
        assertThat(search.get(TuneMetrics.TUPLES_SCANNED).orElseThrow()).isBetween(10.0, 500.0);
        // what comes back differs where the graph has changed meanwhile and other documents, with longer ids, are found
        for (Metric metric : List.of(TuneMetrics.BYTES_SENT, TuneMetrics.ROUND_TRIPS, TuneMetrics.STATEMENTS)) {
            assertThat(again.get(0).work().get(metric)).isEqualTo(search.get(metric));
        }
        assertThat(first.get(1).work().get(TuneMetrics.WAL_BYTES).orElseThrow()).isGreaterThan(100);
        assertThat(first.get(2).work().get(TuneMetrics.ROUND_TRIPS).orElseThrow())
                .isPositive();
    }
}
