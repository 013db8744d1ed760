package dev.touchstone.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.bench.config.ConfigurationException;
import dev.touchstone.bench.config.TuneGridFile;
import dev.touchstone.dataset.DatasetInfo;
import dev.touchstone.dataset.Metric;
import dev.touchstone.report.tune.RecallStatistic;
import dev.touchstone.report.tune.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TunePlanTest {
    private static final String GRID = """
            k: 10
            layouts: [shared]
            hnsw:
            - {storage: vector, m: 16, ef_construction: 64, ef_search: [40]}
            ivfflat: []
            """;
    private static final String SERVER = "server:\n- {maintenance_work_mem_mib: 16384, parallel_workers: 2}\n";

    private static DatasetInfo info(int documents, int dimension, Metric metric) {
        return new DatasetInfo("some-1-data", "of the test", "none", "none", documents, 100, dimension, metric);
    }

    private static TuneRequest request(int k, String grid, Optional<Long> budgetSeconds, Optional<Long> memory) {
        return new TuneRequest(
                "some-1-data",
                k,
                Optional.of(grid),
                Target.recall(RecallStatistic.MEAN, 0.9),
                TuneProfile.QUICK,
                budgetSeconds,
                false,
                false,
                false,
                memory,
                "app");
    }

    private static void plan(TuneRequest request, DatasetInfo info) {
        TunePlan.requireUsable(request, info);
        TunePlan.of(
                request, info, new TuneGridFile().read("g.yaml", request.grid().orElseThrow()));
    }

    private static void assertRefused(TuneRequest request, DatasetInfo info, String... parts) {
        assertThatThrownBy(() -> plan(request, info))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void refusesWhatADatasetCannotAnswer() {
        TuneRequest request = request(10, GRID, Optional.empty(), Optional.empty());
        assertRefused(request, info(9, 8, Metric.COSINE), "k is 10", "9 documents");
        assertRefused(request, info(1_000, 8, Metric.L2), "cosine");
        assertRefused(request, info(1_000, 3_072, Metric.COSINE), "at most 2000 dimensions", "3072");
        String lists = GRID.replace("ivfflat: []", "ivfflat:\n- {storage: vector, lists: 2000, probes: [1]}");
        assertRefused(
                request(10, lists, Optional.empty(), Optional.empty()), info(1_000, 8, Metric.COSINE), "lists is 2000");
        assertRefused(
                request(20, GRID, Optional.empty(), Optional.empty()), info(1_000, 8, Metric.COSINE), "k is 10 in the");
    }

    @Test
    void refusesASettingThatTwoEntriesHave() {
        String twice = GRID.replace(
                "ivfflat: []", "- {storage: vector, m: 16, ef_construction: 64, ef_search: [100, 40]}\nivfflat: []");
        assertRefused(
                request(10, twice, Optional.empty(), Optional.empty()),
                info(1_000, 8, Metric.COSINE),
                "ef_search=40",
                "twice");
    }

    @Test
    void refusesABudgetTooSmallForOneCellAndTakesTheOneItNames() {
        DatasetInfo info = info(100_000, 768, Metric.COSINE);
        TuneRequest request = request(10, GRID, Optional.of(10L), Optional.empty());
        assertRefused(request, info, "--budget is 10 s", "give at least that");
        long least = Math.round(Math.ceil(TunePlan.of(
                        request(10, GRID, Optional.empty(), Optional.empty()),
                        info,
                        new TuneGridFile().read("g.yaml", GRID))
                .leastSeconds()));
        plan(request(10, GRID, Optional.of(least), Optional.empty()), info);
        assertThat(least).isGreaterThan(10);
    }

    @Test
    void refusesABuildThatTheServersMemoryCannotHold() {
        DatasetInfo info = info(10_000_000, 768, Metric.COSINE);
        assertRefused(
                request(10, GRID, Optional.empty(), Optional.of(8L << 30)), info, "m=16", "the server has 8.0 GiB");
        assertRefused(
                request(10, GRID + SERVER, Optional.empty(), Optional.of(8L << 30)),
                info(1_000, 8, Metric.COSINE),
                "maintenance_work_mem_mib 16384",
                "the server has 8.0 GiB");
    }

    /** YAML would read off as false, and settings of a server are written in capitals. */
    @Test
    void everySettingOfAGridHasAHistogramOfItsOwn() {
        String all = GRID.replace(
                        "ef_search: [40]", "ef_search: [40, 80], iterative_scan: [off, strict_order, relaxed_order]")
                + SERVER;
        TunePlan plan = TunePlan.of(
                request(10, all, Optional.empty(), Optional.empty()),
                info(1_000, 8, Metric.COSINE),
                new TuneGridFile().read("g.yaml", all));
        List<String> names = plan.builds().stream()
                .flatMap(build -> build.candidates().stream())
                .map(TuneRecords::histogramName)
                .toList();
        assertThat(names)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9][a-z0-9._-]*"))
                .anyMatch(name -> name.contains("iterative_scan-off"));
    }
}
