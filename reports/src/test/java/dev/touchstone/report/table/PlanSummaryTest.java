package dev.touchstone.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.report.capacity.Band;
import dev.touchstone.report.capacity.BatchSizing;
import dev.touchstone.report.capacity.BuildCosts;
import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.capacity.Growth;
import dev.touchstone.report.capacity.Observation;
import dev.touchstone.report.capacity.PlanDetails;
import dev.touchstone.report.capacity.PoolSizing;
import dev.touchstone.report.capacity.Prediction;
import dev.touchstone.report.capacity.Shards;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.run.Metric;
import dev.touchstone.report.run.PlanMetrics;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.run.RunHeader;
import dev.touchstone.report.run.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSummaryTest {
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;

    @TempDir
    private Path folder;

    private static Growth growth(Metric metric, double value, double heldOut, double measured) {
        return new Growth(
                metric.key(),
                "law",
                List.of(),
                List.of(),
                Optional.of(new Growth.HeldOut(200_000, prediction(heldOut, false), measured)),
                prediction(value, metric.equals(PlanMetrics.BUILD_TIME)));
    }

    private static Prediction prediction(double value, boolean far) {
        return new Prediction(value, value * 0.9, value * 1.1, 0.9, far);
    }

    private static CapacityPlan plan(Optional<Shards> shards) {
        BatchSizing.Rate rate = new BatchSizing.Rate(false, 100, 1, 5_000, new Band(4_900, 5_100));
        return new CapacityPlan(
                new CapacityPlan.Asked(5_000_000, 768, 300, 50),
                List.of(
                        growth(PlanMetrics.INDEX_SIZE, 38 * GIB, 800 * MIB, 804 * MIB),
                        growth(PlanMetrics.TABLE_SIZE, 20 * GIB, 600 * MIB, 700 * MIB),
                        growth(PlanMetrics.BUILD_TIME, 4_200, 130, 131),
                        growth(PlanMetrics.P95, 1.9, 1.2, 1.25),
                        growth(PlanMetrics.KNEE, 180, 700, 690)),
                List.of(),
                9_000,
                PoolSizing.of(
                        List.of(),
                        List.of(
                                new Observation(1, 600),
                                new Observation(2, 1_100),
                                new Observation(4, 1_200),
                                new Observation(8, 1_150))),
                new PlanDetails(
                        List.of(),
                        List.of(),
                        new BatchSizing(List.of(rate), rate, 2.5),
                        new BuildCosts(10_000, List.of(), List.of()),
                        List.of()),
                shards,
                List.of("a sentence of advice"),
                List.of("a warning"));
    }

    private Run run(CapacityPlan plan) {
        RunHeader header = RunHeader.of("plan", Optional.empty(), Instant.EPOCH).withEnvironment(Map.of("cores", 2));
        try (RunWriter writer = RunWriter.create(folder, header)) {
            writer.json(CapacityPlan.FILE, plan);
            return Run.read(writer.finish());
        }
    }

    private PlanSummary summary(Optional<Shards> shards) {
        CapacityPlan plan = plan(shards);
        return PlanSummary.of(plan, run(plan));
    }

    @Test
    void buysForTheEndOfTheIntervalThatIsAgainstIt() {
        Table buy = summary(Optional.empty()).buy();
        assertThat(buy.rows().get(0))
                .startsWith("machines", "2", "")
                .last()
                .asString()
                .contains("2 cores");
        assertThat(buy.rows().get(1)).startsWith("memory", "63.8 GiB", "52.2 GiB – 63.8 GiB");
        assertThat(buy.rows().get(2)).startsWith("disk", "106 GiB");
    }

    @Test
    void namesTheMachinesThatWereGivenAndWhoIsTooLargeForThem() {
        Shards shards = new Shards(
                List.of(new Shards.Shard(40, 900_000), new Shards.Shard(50, 899_000)),
                List.of(new Shards.TooLarge(1, 1_200_000)),
                1_000_000,
                Shards.Limit.MEMORY);
        List<String> row = summary(Optional.of(shards)).buy().rows().get(0);
        assertThat(row).startsWith("machines of the kind named", "2");
        assertThat(row.get(3)).contains("1,000,000 documents", "1 user is too large");
    }

    @Test
    void saysWhatCameOfPredictingASizeThatWasThenBuilt() {
        Table certainty = summary(Optional.empty()).certainty();
        assertThat(certainty.note()).contains("predicted for 200,000 documents", "25.0 times that");
        assertThat(certainty.rows().get(1)).contains("-14.3 %", "no");
        assertThat(certainty.rows().get(2)).contains("yes").last().asString().contains("a guess");
    }

    @Test
    void putsTheDecisionBeforeTheFitsAndTheFitsBeforeTheRawTables() throws IOException {
        String page =
                Files.readString(HtmlReport.write(run(plan(Optional.empty())).folder()));
        assertThat(page)
                .containsSubsequence(
                        "What to buy",
                        "What it will do",
                        "How sure that is",
                        "a warning",
                        "a sentence of advice",
                        "What grows with the documents",
                        "Batch sizes and writers");
    }
}
