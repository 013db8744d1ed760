package dev.touchstone.report.html;

import dev.touchstone.report.capacity.CapacityPlan;
import dev.touchstone.report.run.Run;
import dev.touchstone.report.table.PlanDetailTables;
import dev.touchstone.report.table.PlanTables;
import dev.touchstone.report.table.ShardTables;
import dev.touchstone.report.table.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** A capacity plan: what it takes first, then the fits. */
final class PlanSection implements Section {
    @Override
    public Optional<String> outcome(Run run) {
        return plan(run).map(plan -> "CAPACITY PLAN");
    }

    @Override
    public Stream<Table> findings(Run run) {
        return plan(run).stream()
                .flatMap(plan -> Stream.of(
                        Tables.sentences("What it takes", plan.advice()),
                        Tables.sentences("Mind", plan.warnings()),
                        PlanTables.growth(plan)));
    }

    @Override
    public Stream<Table> tables(Run run) {
        return plan(run).stream().flatMap(plan -> Stream.concat(measured(plan), dealt(plan)));
    }

    private static Stream<Table> dealt(CapacityPlan plan) {
        return plan.shards().stream()
                .flatMap(shards -> Stream.of(ShardTables.shards(shards), ShardTables.tooLarge(shards)));
    }

    private static Stream<Table> measured(CapacityPlan plan) {
        return Stream.of(
                PlanTables.residuals(plan),
                PlanTables.loads(plan),
                PlanTables.splits(plan),
                PlanTables.pool(plan),
                PlanTables.batches(plan),
                PlanDetailTables.builds(plan),
                PlanDetailTables.graphs(plan),
                PlanDetailTables.memory(plan));
    }

    private static Optional<CapacityPlan> plan(Run run) {
        return run.json(CapacityPlan.FILE, CapacityPlan.class);
    }
}
